import { expect, test } from 'vitest';
import { after, between } from './rank';

const sound = /^[a-z]{0,199}[b-z]$/;

test('a first rank lies in the middle', () => {
  expect(between(null, null)).toBe('n');
});

test.each([
  ['n', 'o'],
  ['n', 'nb'],
  ['nz', 'o'],
  ['b', 'c'],
  ['bn', 'bo'],
])('between %s and %s lies a third', (low, high) => {
  const middle = between(low, high);
  expect(middle > low && middle < high).toBe(true);
  expect(middle).toMatch(sound);
});

test('inserting at the same place again and again keeps the order', () => {
  let high = between(null, null);
  for (let step = 0; step < 60; step += 1) {
    const next = between(null, high);
    expect(next < high).toBe(true);
    expect(next).toMatch(sound);
    high = next;
  }
});

test('adding at the end a thousand times keeps the order and stays short', () => {
  let last = after(null);
  for (let step = 0; step < 1000; step += 1) {
    const next = after(last);
    expect(next > last).toBe(true);
    last = next;
  }
  expect(last.length).toBeLessThan(6);
});
