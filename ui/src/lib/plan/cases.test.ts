import { describe, expect, test } from 'vitest';
import { countedOn, readCases } from './cases';

test.each([
  [[], 3, ['C01', 'C02', 'C03']],
  [['C01', 'C12', 'C03'], 2, ['C13', 'C14']],
  [['K009'], 2, ['K010', 'K011']],
  [['alpha'], 1, ['C01']],
  [['C99'], 1, ['C100']],
])('after %j come %i more: %j', (existing, count, expected) => {
  expect(countedOn(existing, count)).toEqual(expected);
});

describe('what is typed', () => {
  test('a number makes so many', () => {
    expect(readCases('2', 'Child in need', ['C01'])).toEqual({
      cases: [
        { reference: 'C02', cohort: 'Child in need' },
        { reference: 'C03', cohort: 'Child in need' },
      ],
    });
  });

  test.each([
    ['C07\tProtection plan', { reference: 'C07', cohort: 'Protection plan' }],
    ['C07; Protection plan', { reference: 'C07', cohort: 'Protection plan' }],
    ['C07, Protection plan', { reference: 'C07', cohort: 'Protection plan' }],
    ['C07 Protection plan', { reference: 'C07', cohort: 'Protection plan' }],
    ['C07', { reference: 'C07', cohort: 'Usual' }],
  ])('%j is one case', (line, expected) => {
    expect(readCases(line, 'Usual', [])).toEqual({ cases: [expected] });
  });

  test('empty lines are passed over', () => {
    expect(readCases('C01\r\n\r\n C02 \n', '', [])).toMatchObject({
      cases: [{ reference: 'C01' }, { reference: 'C02' }],
    });
  });

  test.each(['', '0', '501', 'C01\nc01', 'C05'])('%j is a fault', (typed) => {
    expect(readCases(typed, '', ['C05'])).toHaveProperty('fault');
  });
});
