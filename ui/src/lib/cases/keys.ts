/** What the keys of the grid do. */
import type { Rating } from '../contract/generated';
import { ratingKey, RATINGS } from '../words';
import type { CasesModel } from './cases.svelte';

/** What the screen has to do after a key: show the cell, open its reason, or let the key go on to others. */
export type KeyDone = 'moved' | 'reason' | 'done' | 'other';

const BY_KEY = new Map<string, Rating>(RATINGS.map((rating) => [ratingKey[rating], rating]));
const FAR = 1e6;

function moves(page: number): { [key: string]: readonly [rows: number, columns: number] } {
  return {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [0, -FAR],
    End: [0, FAR],
    'Ctrl+Home': [-FAR, -FAR],
    'Ctrl+End': [FAR, FAR],
    'Ctrl+ArrowDown': [FAR, 0],
    'Ctrl+ArrowUp': [-FAR, 0],
    'Ctrl+ArrowRight': [0, FAR],
    'Ctrl+ArrowLeft': [0, -FAR],
  };
}

/** Does what a key means in the grid. `key` is as `combo` tells it; `page` is how many rows a page has. */
export function gridKey(model: CasesModel, key: string, page: number): KeyDone {
  const { selection } = model;
  const extend = key.includes('Shift+');
  const move = moves(page)[key.replace('Shift+', '')];
  if (move) {
    selection.move(move[0], move[1], extend);
    if (extend) model.saySelected();
    return 'moved';
  }
  const rating = BY_KEY.get(key);
  if (rating) model.rate(rating);
  else if (key === 'Delete' || key === 'Backspace') model.rate(null);
  else return command(model, key);
  return 'done';
}

function command(model: CasesModel, key: string): KeyDone {
  const { selection } = model;
  const { row, column } = selection.at;
  switch (key) {
    case 'Tab':
    case 'Shift+Tab':
      // From the first and the last cell, Tab leaves the grid.
      return selection.step(key === 'Tab' ? 1 : -1) ? 'moved' : 'other';
    case 'Enter':
    case 'Shift+Enter':
      selection.move(key === 'Enter' ? 1 : -1, 0);
      return 'moved';
    case 'F2':
      return 'reason';
    case 'Ctrl+D':
      model.fillDown();
      return 'done';
    case 'Ctrl+A':
      selection.all();
      break;
    case 'Ctrl+ ':
      selection.column(column);
      break;
    case 'Shift+ ':
      selection.row(row);
      break;
    case 'Escape':
      return model.takeBackRefused() ? 'done' : 'other';
    default:
      return 'other';
  }
  model.saySelected();
  return 'done';
}
