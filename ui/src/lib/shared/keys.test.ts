import { expect, test } from 'vitest';
import { combo, undoesItself } from './keys';

test.each([
  [{ key: 'n', ctrlKey: true }, 'Ctrl+N'],
  [{ key: 'N', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+N'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'F6', shiftKey: true }, 'Shift+F6'],
  [{ key: 'ArrowUp', altKey: true }, 'Alt+ArrowUp'],
  [{ key: 's', metaKey: true }, 'Ctrl+S'],
])('%o is %s', (init, expected) => {
  expect(combo(new KeyboardEvent('keydown', init))).toBe(expected);
});

test('a field takes back by itself what is not settled', () => {
  const field = document.createElement('input');
  field.type = 'text';
  expect(undoesItself(field)).toBe(true);
  field.dataset['settled'] = 'true';
  expect(undoesItself(field)).toBe(false);
  expect(undoesItself(document.createElement('button'))).toBe(false);
});
