// Adds up what the test programs report. Whatever went wrong outside a test (a file that does not load, a crash, no report)
// counts as one failure; so does a skipped test whose title does not say why, as in "… (skipped: no printer here)".

export const nothing = { passed: 0, failed: 0, skipped: 0 };

export function add(total, { passed = 0, failed = 0, skipped = 0 }) {
  return { passed: total.passed + passed, failed: total.failed + failed, skipped: total.skipped + skipped };
}

/** Nothing failed, and something ran. */
export function isGreen({ passed, failed }) {
  return failed === 0 && passed > 0;
}

/** `report` is vitest's JSON report, or undefined when there is none; `status` its exit code. */
export function countVitest(report, status) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const outcomes = tests.map(({ status: state, fullName }) => {
    if (state === 'passed' || state === 'failed') return { state };
    return { state: 'skipped', title: fullName, isExplained: saysWhy(fullName) };
  });
  const brokenFiles = files.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  return sum(outcomes, brokenFiles.length, status);
}

/** `report` is Playwright's JSON report, or undefined when there is none; `status` its exit code. */
export function countPlaywright(report, status) {
  const tests = (report?.suites ?? []).flatMap(testsUnder);
  const outcomes = tests.map(({ title, test }) => {
    if (test.status === 'expected') return { state: 'passed' };
    if (test.status !== 'skipped') return { state: 'failed' };
    const reasons = (test.annotations ?? []).filter((annotation) => annotation.type === 'skip').map((annotation) => annotation.description);
    return { state: 'skipped', title, isExplained: saysWhy(title) || reasons.some(Boolean) };
  });
  return sum(outcomes, report?.errors?.length ?? 0, status);
}

function testsUnder(suite) {
  const own = (suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, test })));
  return [...own, ...(suite.suites ?? []).flatMap(testsUnder)];
}

function saysWhy(title) {
  return /\([^)]*\b(skipped|needs)\b[^)]*\)/.test(title);
}

function sum(outcomes, broken, status) {
  const count = (wanted) => outcomes.filter(wanted).length;
  const unexplained = outcomes.filter((outcome) => outcome.state === 'skipped' && !outcome.isExplained).map((outcome) => outcome.title);
  const failed = count((outcome) => outcome.state === 'failed') + broken + unexplained.length;
  return {
    passed: count((outcome) => outcome.state === 'passed'),
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: count((outcome) => outcome.state === 'skipped' && outcome.isExplained),
    unexplained,
  };
}
