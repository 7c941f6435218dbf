import type { Finding, Severity } from "./rule.js";
import { SEVERITIES } from "./rule.js";
import type { RuleResult } from "./rules.js";

/** A finding with its rule, as it is reported; `isNew` where a baseline does not have it, or has it with a smaller count. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly sentence: string;
  readonly severity: Severity;
  readonly isNew: boolean;
}

/** What a baseline knows: the count of each finding by its key. */
export type Baseline = ReadonlyMap<string, number>;

/** What names a finding from one run to the next: rule, file, subject. */
export function findingKey({ rule, file, subject }: Pick<ReportedFinding, "rule" | "file" | "subject">): string {
  return [rule, file, subject].join("\t");
}

/** The findings of all rules, the worst severity first, rules in their order within it. Without a baseline every finding is new. */
export function reportFindings(results: readonly RuleResult[], baseline: Baseline | undefined): ReportedFinding[] {
  return SEVERITIES.flatMap((wanted) =>
    results
      .filter(({ severity }) => severity === wanted)
      .flatMap(({ rule, sentence, severity, findings }) =>
        findings.map((finding): ReportedFinding => {
          const known = baseline?.get(findingKey({ ...finding, rule }));
          return { rule, sentence, severity, ...finding, isNew: known === undefined || finding.count > known };
        }),
      ),
  );
}

/** True where a new finding is at least as bad as `failOn`; `none` never fails. */
export function isFailure(findings: readonly ReportedFinding[], failOn: Severity | "none"): boolean {
  if (failOn === "none") return false;
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return findings.some(({ severity, isNew }) => isNew && worst.includes(severity));
}
