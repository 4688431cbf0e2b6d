import { describe, expect, test } from 'vitest';
import { add, countPlaywright, countVitest, isGreen, nothing } from '../../scripts/test-count.mjs';

const vitestFile = (status: string, ...tests: [string, string][]) => ({
  status,
  assertionResults: tests.map(([state, fullName]) => ({ status: state, fullName })),
});
const playwrightTest = (title: string, status: string, annotations: object[] = []) => ({ title, tests: [{ status, annotations }] });

describe('vitest', () => {
  test('passed, failed and explained skips are counted as such', () => {
    const report = { testResults: [vitestFile('failed', ['passed', 'a'], ['failed', 'b'], ['skipped', 'c (skipped: no printer here)'])] };
    expect(countVitest(report, 1)).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
  });
  test('a test skipped without a reason in its title is a failure', () => {
    const report = { testResults: [vitestFile('passed', ['passed', 'a'], ['skipped', 'quietly left out'], ['todo', 'one day'])] };
    expect(countVitest(report, 0)).toEqual({ passed: 1, failed: 2, skipped: 0, unexplained: ['quietly left out', 'one day'] });
  });
  test('a file that does not load is a failure, and so is a run without a report or with an error outside its tests', () => {
    expect(countVitest({ testResults: [vitestFile('failed')] }, 1)).toMatchObject({ failed: 1 });
    expect(countVitest(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(countVitest({ testResults: [vitestFile('passed', ['passed', 'a'])] }, 1)).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('Playwright', () => {
  test('tests are found in suites inside suites', () => {
    const report = {
      errors: [],
      suites: [{ specs: [playwrightTest('a', 'expected')], suites: [{ specs: [playwrightTest('b', 'unexpected')] }] }],
    };
    expect(countPlaywright(report, 1)).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
  });
  test('a flaky test and a test that never ran are failures', () => {
    const report = { suites: [{ specs: [playwrightTest('a', 'flaky'), playwrightTest('after a broken beforeAll', 'skipped')] }] };
    expect(countPlaywright(report, 1)).toMatchObject({ passed: 0, failed: 2, skipped: 0 });
  });
  test('a skip may give its reason as an annotation', () => {
    const report = { suites: [{ specs: [playwrightTest('a', 'skipped', [{ type: 'skip', description: 'needs a keyring' }])] }] };
    expect(countPlaywright(report, 0)).toMatchObject({ failed: 0, skipped: 1 });
  });
  test('no tests found is a failure', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'No tests found' }] }, 1)).toMatchObject({ failed: 1 });
  });
});

test('a run is green when something passed and nothing failed', () => {
  expect(isGreen(add(nothing, { passed: 1 }))).toBe(true);
  expect(isGreen(add(nothing, { skipped: 3 }))).toBe(false);
  expect(isGreen(add({ passed: 5, failed: 0, skipped: 0 }, { failed: 1 }))).toBe(false);
});
