import { describe, expect, test } from 'vitest';
import { shareOut } from './quota';

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

describe('cases shared out in proportion', () => {
  test.each([
    { sizes: [198, 96, 81, 23], cases: 24, quotas: [12, 6, 5, 1], what: 'by largest remainders' },
    { sizes: [100, 100, 100], cases: 24, quotas: [8, 8, 8], what: 'equally where groups are equal' },
    { sizes: [1000, 3], cases: 24, quotas: [23, 1], what: 'with one at least for a small group' },
    { sizes: [1000, 0], cases: 24, quotas: [24, 0], what: 'with none for a group without children' },
    { sizes: [5, 4], cases: 24, quotas: [5, 4], what: 'no more than there are children' },
    { sizes: [1, 1, 1], cases: 2, quotas: [1, 1, 0], what: 'to as many groups as there are cases' },
    { sizes: [0, 0], cases: 24, quotas: [0, 0], what: 'nothing where there is nobody' },
    { sizes: [], cases: 24, quotas: [], what: 'nothing where there are no groups' },
  ])('$what', ({ sizes, cases, quotas }) => {
    expect(shareOut(sizes, cases)).toEqual(quotas);
  });

  test('always come to the number that was asked for, and no group gets more than it has', () => {
    let seed = 1;
    const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 500; round += 1) {
      const sizes = Array.from({ length: next(11) + 1 }, () => (next(3) === 0 ? next(4) : next(900)));
      const quotas = shareOut(sizes, 24);
      expect(sum(quotas), String(sizes)).toBe(Math.min(24, sum(sizes)));
      expect(
        quotas.every((quota, at) => quota >= 0 && quota <= (sizes[at] ?? 0)),
        String(sizes),
      ).toBe(true);
    }
  });
});
