import { describe, expect, test } from 'vitest';
import {
  daysBetween,
  fromToday,
  longDate,
  partsOf,
  readDate,
  readMonth,
  readMonthYear,
  shortDate,
  weekday,
} from './dates';

describe('three fields', () => {
  test.each([
    ['17', '11', '2026', '2026-11-17'],
    ['7', '6', '2025', '2025-06-07'],
    ['07', '06', '25', '2025-06-07'],
    [' 1 ', 'June', '2025', '2025-06-01'],
    ['1', 'jun.', '2025', '2025-06-01'],
    ['29', '2', '2028', '2028-02-29'],
    ['31', '12', '2100', '2100-12-31'],
  ])('%s %s %s is %s', (day, month, year, date) => {
    expect(readDate({ day, month, year })).toEqual({ date });
  });

  test.each([
    ['', '11', '2026', 'day', 'The day is missing.'],
    ['0', '11', '2026', 'day', 'The day is a number from 1 to 31.'],
    ['32', '11', '2026', 'day', 'The day is a number from 1 to 31.'],
    ['first', '11', '2026', 'day', 'The day is a number from 1 to 31.'],
    ['17', '', '2026', 'month', 'The month is missing.'],
    ['17', '13', '2026', 'month', 'The month is a number from 1 to 12 or its name.'],
    ['17', 'ju', '2026', 'month', 'The month is a number from 1 to 12 or its name.'],
    ['17', '11', '', 'year', 'The year is missing.'],
    ['17', '11', '202', 'year', 'The year is a number from 1990 to 2100.'],
    ['17', '11', '1989', 'year', 'The year is a number from 1990 to 2100.'],
    ['30', '2', '2026', 'day', 'February 2026 has no day 30.'],
    ['29', '2', '2026', 'day', 'February 2026 has no day 29.'],
  ])('%s %s %s: %s, %s', (day, month, year, fault, text) => {
    expect(readDate({ day, month, year })).toEqual({ fault, text });
  });

  test('nothing at all is empty, not wrong', () => {
    expect(readDate({ day: ' ', month: '', year: '' })).toEqual({ empty: true });
  });

  test('what was read fills the fields again', () => {
    expect(partsOf('2026-06-07')).toEqual({ day: '7', month: '6', year: '2026' });
    expect(partsOf(null)).toEqual({ day: '', month: '', year: '' });
  });
});

test('a month is a number or the beginning of its name', () => {
  expect(['1', '12', 'sep', 'September', 'dec.'].map(readMonth)).toEqual([1, 12, 9, 9, 12]);
  expect(['0', 'x', 'ma', ''].map(readMonth)).toEqual([null, null, null, null]);
  expect(readMonthYear('6', '2025')).toEqual({ month: 6, year: 2025 });
  expect(readMonthYear('', '2025')).toMatchObject({ fault: 'month' });
});

test('dates are written in house style', () => {
  expect(longDate('2026-11-07')).toBe('7 November 2026');
  expect(shortDate('2026-11-07', '2026-01-01')).toBe('7 Nov');
  expect(shortDate('2027-03-09', '2026-11-17')).toBe('9 Mar 2027');
  expect(weekday('2026-11-17', '2026-11-17')).toBe('Tuesday 17 November');
  expect(weekday('2025-06-09', '2026-11-17')).toBe('Monday 9 June 2025');
});

test.each([
  ['2026-11-17', 'Today'],
  ['2026-11-18', 'Tomorrow'],
  ['2026-11-16', 'Yesterday'],
  ['2026-11-23', 'In 6 days'],
  ['2027-02-09', 'In 12 weeks'],
  ['2026-11-07', '10 days ago'],
])('%s is %s', (date, words) => {
  expect(fromToday(date, '2026-11-17')).toBe(words);
});

test('a change of the clocks is no day', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
});
