/** The look of the report: one column that prints well, colours that stay apart for every eye and never carry the meaning alone. */
export const REPORT_STYLE = `
:root { color-scheme: light; --text: #222; --quiet: #5f6670; --line: #e4e7eb; --shade: #f6f7f9; --error: #b3261e; --warning: #8a5a00; --info: #00578a; --good: #00694c; --by-design: #5f6670; }
* { box-sizing: border-box; }
body { font: 15px/1.5 "DejaVu Sans", Verdana, sans-serif; color: var(--text); margin: 0 auto; max-width: 1200px; padding: 0 16px 64px; }
h1 { margin: 24px 0 8px; } h2 { margin: 40px 0 8px; border-bottom: 2px solid var(--line); } h2, details.finding { scroll-margin-top: 64px; } h3 { margin: 24px 0 8px; }
.verdicts { list-style: none; padding: 0; margin: 16px 0; } .verdicts li { border-left: 6px solid var(--quiet); background: var(--shade); padding: 8px 12px; margin: 8px 0; }
.verdicts .error { border-color: var(--error); } .verdicts .warning { border-color: var(--warning); } .verdicts .good { border-color: var(--good); } .verdicts .info { border-color: var(--info); }
.overall { font-size: 20px; }
nav { position: sticky; top: 0; background: #fff; padding: 8px 0; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; z-index: 2; }
nav input[type=search] { flex: 1 1 220px; font: inherit; padding: 4px 8px; } nav a { color: var(--info); }
.badge { display: inline-block; min-width: 76px; text-align: center; border: 1px solid currentColor; border-radius: 4px; padding: 0 6px; font-size: 13px; }
.badge.error { color: var(--error); font-weight: bold; } .badge.warning { color: var(--warning); } .badge.info { color: var(--info); } .badge.by-design { color: var(--by-design); } .badge.good { color: var(--good); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; margin: 8px 0 16px; }
th, td { text-align: left; vertical-align: top; padding: 3px 14px 3px 0; border-bottom: 1px solid var(--line); } td.long { overflow-wrap: anywhere; min-width: 240px; } td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th button { font: inherit; font-weight: bold; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; } th button::after { content: " \\2195"; color: var(--quiet); } th[aria-sort=ascending] button::after { content: " \\2191"; color: var(--text); } th[aria-sort=descending] button::after { content: " \\2193"; color: var(--text); }
details.finding { border: 1px solid var(--line); border-radius: 4px; margin: 6px 0; padding: 6px 10px; } details.finding[open] { background: var(--shade); } summary { cursor: pointer; overflow-wrap: anywhere; }
code, .place { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; white-space: pre-wrap; } .quiet { color: var(--quiet); }
figure { margin: 16px 0; } img { max-width: 100%; height: auto; } .clip { border-top: 1px solid var(--line); padding: 10px 0; } .clip svg { display: block; width: 100%; max-width: 800px; height: 80px; background: var(--shade); } audio { width: 100%; max-width: 800px; }
button.picture { font: inherit; color: var(--info); background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; } dialog { width: min(1160px, 96vw); border: 1px solid var(--quiet); border-radius: 6px; } dialog::backdrop { background: rgba(0,0,0,.5); }
.empty { color: var(--quiet); font-style: italic; } [hidden] { display: none !important; } @media print { nav { display: none; } }
`;
