import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Resting } from './resting';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it is done once when the keys have rested, and not when it was stopped', async () => {
  const work = vi.fn(() => Promise.resolve());
  const resting = new Resting(100, work);
  resting.changed();
  await vi.advanceTimersByTimeAsync(90);
  resting.changed();
  await vi.advanceTimersByTimeAsync(90);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10);
  expect(work).toHaveBeenCalledTimes(1);
  resting.changed();
  resting.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(1);
});

test('what is asked for while it is under way is done once more behind it', async () => {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((end) => ends.push(end)));
  const resting = new Resting(100, work);
  const first = resting.now();
  void resting.now();
  void resting.now();
  expect(work).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(work).toHaveBeenCalledTimes(2);
  ends[1]?.();
  await first;
  expect(work).toHaveBeenCalledTimes(2);
});
