import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { idle } from './idle.svelte';
import LockWarning from './LockWarning.svelte';

let fake: FakeBackend;
let stop: () => void;
const typed = vi.fn();

beforeEach(() => {
  fake = new FakeBackend();
  setBackend(fake);
  typed.mockReset();
  stop = idle.watch(window);
  window.addEventListener('keydown', typed);
});

afterEach(() => {
  stop();
  window.removeEventListener('keydown', typed);
  idle.seconds = null;
});

const told = () => fake.calls.filter(({ name }) => name === 'still_here').length;

test('a warning is said aloud; one key ends it, is not typed, and the next one is', async () => {
  render(LockWarning);
  const before = told();
  idle.warn(20);
  await tick();
  expect(screen.getByRole('alert', { hidden: true }).textContent).toContain('20 seconds');
  await fireEvent.pointerMove(window);
  expect(idle.seconds).toBe(20);
  const went = await fireEvent.keyDown(window, { key: 'a' });
  expect(went).toBe(false);
  expect(typed).not.toHaveBeenCalled();
  expect(idle.seconds).toBeNull();
  expect(told()).toBe(before + 1);
  expect(await fireEvent.keyDown(window, { key: 'b' })).toBe(true);
  expect(typed).toHaveBeenCalledOnce();
});

test('Ctrl+L locks during a warning as it does before', async () => {
  idle.warn(20);
  expect(await fireEvent.keyDown(window, { key: 'l', ctrlKey: true })).toBe(true);
  expect(typed).toHaveBeenCalledOnce();
});

test('somebody who types is told of now and then, not with every key', async () => {
  idle.warn(20);
  await fireEvent.keyDown(window, { key: 'a' });
  const before = told();
  for (const key of 'abcdefgh') await fireEvent.keyDown(window, { key });
  expect(told()).toBe(before);
});
