import { escapeHtml, linkHtml } from "./html.js";

/** What stands on a segment's page: texts are plain, `picture` is an SVG document of this project, the fragments are HTML of this room. */
export interface SegmentPage {
  readonly title: string;
  readonly address: string;
  readonly picture: string;
  /** Where time 0 and the picture's last second stand in the picture, as shares of its width; and how many seconds that is. */
  readonly time: { readonly from: number; readonly to: number; readonly seconds: number };
  readonly player: string;
  readonly tables: readonly string[];
}

/**
 * A page of its own for one segment: picture, link to the video, player and tables; nothing is loaded from elsewhere. While the sound
 * plays, a line moves over the picture at its time; a click on the picture plays from there.
 */
export function segmentPage({ title, address, picture, time, player, tables }: SegmentPage): string {
  const svg = picture.replace(/^<\?xml[^>]*\?>\s*/, "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
body { font: 15px "DejaVu Sans", Verdana, sans-serif; color: #222; max-width: 1800px; margin: 1em auto; padding: 0 1em; }
#picture { position: relative; }
#picture svg { width: 100%; height: auto; display: block; }
#now { position: absolute; top: 0; bottom: 0; width: 2px; background: #D55E00; display: none; pointer-events: none; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { padding: 2px 12px 2px 0; border-bottom: 1px solid #e4e7eb; }
</style>
</head>
<body>
<p>${linkHtml(address, `Play the video at the segment's start: ${address}`)}</p>
${player}
<div id="picture">${svg}<div id="now"></div></div>
${tables.join("\n")}
<script>
const [from, to, seconds] = ${JSON.stringify([time.from, time.to, time.seconds])};
const [picture, now, audio] = [document.getElementById("picture"), document.getElementById("now"), document.querySelector("audio")];
if (audio) {
  const move = () => {
    now.style.display = "block";
    now.style.left = 100 * (from + (to - from) * audio.currentTime / seconds) + "%";
    if (!audio.paused) requestAnimationFrame(move);
  };
  for (const event of ["play", "timeupdate", "seeking"]) audio.addEventListener(event, move);
  picture.addEventListener("click", (click) => {
    const share = (click.clientX - picture.getBoundingClientRect().left) / picture.clientWidth;
    if (share < from || share > to) return;
    audio.currentTime = Math.min(audio.duration, (share - from) / (to - from) * seconds);
    audio.play();
  });
}
</script>
</body>
</html>
`;
}
