import type { Corpus } from "./corpus.js";
import type { Finding, Rule, Severity } from "./rule.js";
import { agreementRules } from "./rulesAgreement.js";
import { countRules } from "./rulesCounts.js";
import { eventRules } from "./rulesEvents.js";
import { formatRules } from "./rulesFormat.js";
import { framedRules } from "./rulesFramed.js";
import { hierarchyRules } from "./rulesHierarchy.js";
import { qualityRules } from "./rulesQuality.js";
import { segmentRules } from "./rulesSegments.js";
import { vocabularyRules } from "./rulesVocabulary.js";

/** Every rule about label files, in the order in which they are reported within one severity. */
export const RULES: readonly Rule[] = [
  ...formatRules,
  ...segmentRules,
  ...eventRules,
  ...framedRules,
  ...vocabularyRules,
  ...countRules,
  ...agreementRules,
  ...hierarchyRules,
  ...qualityRules,
];

/** What one rule found, or why it was not checked. */
export interface RuleResult {
  readonly rule: string;
  readonly sentence: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  /** What the corpus lacks for this rule. */
  readonly notChecked: string | undefined;
}

/** Checks the rules one after the other, in their order. */
export function checkRules(corpus: Corpus, rules: readonly Rule[] = RULES): RuleResult[] {
  return rules.map(({ id, sentence, severity, check }) => {
    const found = check(corpus);
    return typeof found === "string"
      ? { rule: id, sentence, severity, findings: [], notChecked: found }
      : { rule: id, sentence, severity, findings: found, notChecked: undefined };
  });
}
