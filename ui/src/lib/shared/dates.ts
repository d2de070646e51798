/** Dates as people type and read them: three fields in, house style out. No time zones: a date is a day. */
import type { MonthYear } from '../contract/generated';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

export type DateFault = 'day' | 'month' | 'year';
export type ReadDate = { date: string } | { empty: true } | { fault: DateFault; text: string };

const two = (part: number) => String(part).padStart(2, '0');

/** The month that a number from 1 to 12 or the beginning of a name means. */
export function readMonth(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  if (/^\d{1,2}$/.test(text)) {
    const month = Number(text);
    return month >= 1 && month <= 12 ? month : null;
  }
  if (text.length < 3) return null;
  const at = MONTHS.findIndex((name) => name.toLowerCase().startsWith(text.replace(/\.$/, '')));
  return at < 0 ? null : at + 1;
}

function readYear(typed: string): number | null {
  const text = typed.trim();
  if (!/^(\d{2}|\d{4})$/.test(text)) return null;
  const year = text.length === 2 ? 2000 + Number(text) : Number(text);
  return year >= 1990 && year <= 2100 ? year : null;
}

/** What three fields say: a date as `2026-11-17`, nothing at all, or what is wrong with which of them. */
export function readDate(parts: DateParts): ReadDate {
  const { day, month, year } = parts;
  if (!day.trim() && !month.trim() && !year.trim()) return { empty: true };
  const dayNumber = /^\d{1,2}$/.test(day.trim()) ? Number(day) : null;
  if (dayNumber === null || dayNumber < 1 || dayNumber > 31) {
    return { fault: 'day', text: day.trim() ? 'The day is a number from 1 to 31.' : 'The day is missing.' };
  }
  const monthNumber = readMonth(month);
  if (monthNumber === null) {
    const text = month.trim() ? 'The month is a number from 1 to 12 or its name.' : 'The month is missing.';
    return { fault: 'month', text };
  }
  const yearNumber = readYear(year);
  if (yearNumber === null) {
    return { fault: 'year', text: year.trim() ? 'The year is a number from 1990 to 2100.' : 'The year is missing.' };
  }
  const date = new Date(Date.UTC(yearNumber, monthNumber - 1, dayNumber));
  if (date.getUTCMonth() !== monthNumber - 1) {
    return { fault: 'day', text: `${MONTHS[monthNumber - 1]} ${yearNumber} has no day ${dayNumber}.` };
  }
  return { date: `${yearNumber}-${two(monthNumber)}-${two(dayNumber)}` };
}

/** Month and year from two fields. */
export function readMonthYear(month: string, year: string): MonthYear | { fault: DateFault; text: string } {
  const read = readDate({ day: '1', month, year });
  if ('date' in read) return { year: Number(read.date.slice(0, 4)), month: Number(read.date.slice(5, 7)) };
  return 'empty' in read ? { fault: 'month', text: 'The month is missing.' } : read;
}

export function partsOf(date: string | null): DateParts {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  const plain = (part: string) => (part ? String(Number(part)) : '');
  return { day: plain(day), month: plain(month), year };
}

/** `17 November 2026`. */
export function longDate(date: string): string {
  const { day, month, year } = partsOf(date);
  return `${day} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** `17 Nov`, with the year where it is not this one. */
export function shortDate(date: string, today: string): string {
  const { day, month, year } = partsOf(date);
  const short = `${day} ${(MONTHS[Number(month) - 1] ?? '').slice(0, 3)}`;
  return year === today.slice(0, 4) ? short : `${short} ${year}`;
}

/** `June 2025`. */
export function monthYear({ month, year }: MonthYear): string {
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}

/** The local day of a moment, as `2026-11-17`. */
export function dayOf(at: string | Date): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `Tuesday 17 November`, with the year where it is not this one. */
export function weekday(date: string, today: string): string {
  const name = DAYS[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? '';
  const { day, month, year } = partsOf(date);
  return `${name} ${day} ${MONTHS[Number(month) - 1] ?? ''}${year === today.slice(0, 4) ? '' : ` ${year}`}`;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** `Today`, `Tomorrow`, `In 6 days`, `In 12 weeks`, `3 days ago`. */
export function fromToday(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'Today';
  if (days === 1) return 'Tomorrow';
  if (days === -1) return 'Yesterday';
  const far = Math.abs(days);
  const span = far < 70 ? `${far} days` : `${Math.round(far / 7)} weeks`;
  return days > 0 ? `In ${span}` : `${span} ago`;
}
