import { expect, test } from 'vitest';
import { typedSince } from './since';

test.each([
  ['Caseloads are 16.', 'Caseloads are 16.', ''],
  ['Caseloads are 16.', 'Caseloads are 16.Plans', 'Plans'],
  ['Caseloads are 16.', '', ''],
  ['Caseloads are 16.', 'Case', 'Case'],
  ['', 'Plans', 'Plans'],
])('of %j, which was sent, and %j, which stands there now, %j is the next', (sent, now, next) => {
  expect(typedSince(sent, now)).toBe(next);
});
