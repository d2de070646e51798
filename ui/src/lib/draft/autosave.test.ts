import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CoreError } from '../backend';
import { status } from '../status/status.svelte';
import { Autosave } from './autosave.svelte';
import { flushAll } from './registry';

const AT = '2026-11-17T14:02:07Z';

/** A save that is answered when the test says so. */
function slowSave() {
  const calls: { value: string; opId: string; answer: () => void; fail: (error: CoreError) => void }[] = [];
  const save = (value: string, opId: string) =>
    new Promise<{ at: string }>((resolve, reject) =>
      calls.push({ value, opId, answer: () => resolve({ at: AT }), fail: reject }),
    );
  return { calls, save, values: () => calls.map((call) => call.value) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await vi.runOnlyPendingTimersAsync();
  vi.useRealTimers();
});

describe('when it saves', () => {
  test('400 ms after the last key', async () => {
    const { calls, save, values } = slowSave();
    const autosave = new Autosave(save);
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(300);
    autosave.changed('ab');
    await vi.advanceTimersByTimeAsync(399);
    expect(calls).toHaveLength(0);
    expect(autosave.state).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(1);
    expect(values()).toEqual(['ab']);
    expect(autosave.state).toBe('saving');
    calls[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state).toBe('safe');
  });

  test('at most a second after the first unsaved key, for someone who types without a pause', async () => {
    const saved: { value: string; at: number }[] = [];
    const start = Date.now();
    const autosave = new Autosave(async (value: string) => {
      saved.push({ value, at: Date.now() - start });
      return { at: AT };
    });
    let text = '';
    for (let key = 0; key < 40; key += 1) {
      autosave.changed((text += 'x'));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved[0]?.at).toBe(1000);
    const gaps = saved.slice(1).map((each, at) => each.at - (saved[at]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1100);
    await autosave.flush();
    expect(saved.at(-1)?.value).toBe(text);
  });

  test('at once when it is flushed, and the flush waits for the answer', async () => {
    const { calls, save } = slowSave();
    const autosave = new Autosave(save);
    autosave.changed('a');
    let done = false;
    const flushed = autosave.flush().then(() => (done = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(1);
    expect(done).toBe(false);
    calls[0]?.answer();
    await flushed;
    expect(done).toBe(true);
    expect(autosave.state).toBe('safe');
  });

  test('not at all when nothing changed', async () => {
    const { calls, save } = slowSave();
    await new Autosave(save).flush();
    expect(calls).toHaveLength(0);
  });
});

test('two saves are never under way: the newest value goes next', async () => {
  const { calls, save, values } = slowSave();
  const autosave = new Autosave(save);
  autosave.changed('a');
  await vi.advanceTimersByTimeAsync(400);
  autosave.changed('ab');
  await vi.advanceTimersByTimeAsync(2000);
  autosave.changed('abc');
  await vi.advanceTimersByTimeAsync(2000);
  expect(values()).toEqual(['a']);
  calls[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(values()).toEqual(['a', 'abc']);
  expect(autosave.state).toBe('saving');
  calls[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(autosave.state).toBe('safe');
});

test('a flush during a save also sends what was typed since', async () => {
  const { calls, save, values } = slowSave();
  const autosave = new Autosave(save);
  autosave.changed('a');
  await vi.advanceTimersByTimeAsync(400);
  autosave.changed('ab');
  const flushed = autosave.flush();
  calls[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  calls[1]?.answer();
  await flushed;
  expect(values()).toEqual(['a', 'ab']);
  expect(autosave.state).toBe('safe');
});

describe('when a save fails', () => {
  test('the same value goes again under the same op id, and the status line says what is not safe', async () => {
    const { calls, save } = slowSave();
    const autosave = new Autosave(save, { what: 'Text of E036' });
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(400);
    calls[0]?.fail(new CoreError('disk_full'));
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state).toBe('failed');
    expect(status.troubles.map((trouble) => trouble.what)).toEqual(['Text of E036']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({ value: 'a', opId: calls[0]?.opId });
    calls[1]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state).toBe('safe');
    expect(status.troubles).toEqual([]);
    expect(status.safeAt).toBe(AT);
  });

  test('a newer value goes instead, under its own op id', async () => {
    const { calls, save } = slowSave();
    const autosave = new Autosave(save);
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(400);
    autosave.changed('ab');
    calls[0]?.fail(new CoreError('disk_full'));
    await vi.advanceTimersByTimeAsync(400);
    expect(calls[1]?.value).toBe('ab');
    expect(calls[1]?.opId).not.toBe(calls[0]?.opId);
    calls[1]?.answer();
  });

  test('a refused value is not sent again until it is another', async () => {
    const { calls, save } = slowSave();
    const autosave = new Autosave(save);
    autosave.changed('too long');
    await vi.advanceTimersByTimeAsync(400);
    calls[0]?.fail(new CoreError('refused', { field: 'text', reason: 'too_long' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(autosave.failure?.values['reason']).toBe('too_long');
    autosave.changed('short');
    await vi.advanceTimersByTimeAsync(400);
    calls[1]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state).toBe('safe');
  });

  test('a flush ends after one more attempt and does not reject', async () => {
    const autosave = new Autosave(() => Promise.reject(new CoreError('disk_full')));
    autosave.changed('a');
    await autosave.flush();
    expect(autosave.state).toBe('failed');
    autosave.drop();
    expect(autosave.state).toBe('safe');
  });
});

test('everything unsaved is sent together, and one failure keeps nobody from being sent', async () => {
  const saved: string[] = [];
  const good = new Autosave(async (value: string) => (saved.push(value), { at: AT }));
  const bad = new Autosave(() => Promise.reject(new CoreError('disk_full')));
  bad.changed('b');
  good.changed('a');
  await flushAll();
  expect(saved).toEqual(['a']);
  expect(good.state).toBe('safe');
  bad.drop();
});
