import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import BackupItem from './BackupItem.svelte';
import { Kept, kept } from './kept.svelte';

afterEach(() => kept.told({ last: null, trouble: null, second: null }));

const at = (day: number, hours: number, minutes: number): Date => new Date(2026, 10, day, hours, minutes);

test('the last backup is told by its time, of another day by its date, and there is nothing where there is none', () => {
  const told = new Kept();
  expect(told.words(at(28, 15, 0))).toBe('');
  told.told({ last: at(28, 14, 2).toISOString(), trouble: null, second: null });
  expect(told.words(at(28, 15, 0))).toBe('Backup 14:02');
  expect(told.words(at(29, 9, 0))).toBe('Backup yesterday');
  expect(told.words(at(30, 9, 0))).toBe('Backup 28 Nov');
});

test('what is on the second place is told beside it, and a place that is not there is no failure', () => {
  const [told, now, last] = [new Kept(), at(28, 15, 0), at(28, 14, 2).toISOString()];
  const second = (copied: Date | null, trouble: 'place_missing' | 'disk_full' | 'place_not_writable' | null) => {
    told.told({ last, trouble: null, second: { name: 'USB', last: copied?.toISOString() ?? null, trouble } });
    return [told.words(now), told.secondTrouble];
  };
  expect(second(at(28, 14, 2), null)).toEqual(['Backup 14:02, on USB 14:02', '']);
  expect(second(at(27, 17, 0), 'place_missing')).toEqual(['Backup 14:02, on USB yesterday', '']);
  expect(second(null, 'place_missing')).toEqual(['Backup 14:02, not on USB yet', '']);
  const full = ['Backup 14:02, on USB yesterday', 'USB is full: the backup is not on it.'];
  expect(second(at(27, 17, 0), 'disk_full')).toEqual(full);
  expect(second(null, 'place_not_writable')[1]).toMatch(/^The backup is not on USB\. /);
});

test('why there is no backup stands in the status line beside the last one, until another is made', async () => {
  render(BackupItem);
  kept.told({ last: null, trouble: 'disk_full', second: null });
  expect((await screen.findByRole('status')).textContent.trim()).toBe('No backup. The disk is full.');
  const last = new Date().toISOString();
  kept.told({ last, trouble: 'disk_full', second: null });
  await screen.findByText(/No backup\. The disk is full\./);
  await screen.findByText(/Backup \d\d:\d\d$/);
  kept.told({ last, trouble: null, second: null });
  await vi.waitFor(() => expect(screen.getByRole('status').textContent.trim()).toMatch(/^Backup \d\d:\d\d$/));
});
