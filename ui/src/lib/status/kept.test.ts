import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import BackupItem from './BackupItem.svelte';
import { Kept, kept } from './kept.svelte';

afterEach(() => kept.told({ last: null, trouble: null }));

const at = (day: number, hours: number, minutes: number): Date => new Date(2026, 10, day, hours, minutes);

test('the last backup is told by its time, of another day by its date, and there is nothing where there is none', () => {
  const told = new Kept();
  expect(told.words(at(28, 15, 0))).toBe('');
  told.told({ last: at(28, 14, 2).toISOString(), trouble: null });
  expect(told.words(at(28, 15, 0))).toBe('Backup 14:02');
  expect(told.words(at(29, 9, 0))).toBe('Backup 28 Nov');
});

test('why there is no backup stands in the status line beside the last one, until another is made', async () => {
  render(BackupItem);
  kept.told({ last: null, trouble: 'disk_full' });
  expect((await screen.findByRole('status')).textContent.trim()).toBe('No backup. The disk is full.');
  const last = new Date().toISOString();
  kept.told({ last, trouble: 'disk_full' });
  await screen.findByText(/No backup\. The disk is full\./);
  await screen.findByText(/Backup \d\d:\d\d$/);
  kept.told({ last, trouble: null });
  await vi.waitFor(() => expect(screen.getByRole('status').textContent.trim()).toMatch(/^Backup \d\d:\d\d$/));
});
