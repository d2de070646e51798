import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { REVIEWED } from '../../dev/sample-reviewed';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { ReviewedLetter, ReviewedWhat, TakeReviewed } from '../contract/generated';
import { status } from '../status/status.svelte';
import { reviewed as words } from '../words/reviewed';
import { described } from './described';
import type { LetterAtHand } from './reviewed.svelte';
import ReviewedTools from './ReviewedTools.svelte';

let fake: FakeBackend;
let cache: VisitCache;
let letter: { [K in keyof LetterAtHand]: Mock<LetterAtHand[K]> };
const user = userEvent.setup();

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  letter = {
    settle: vi.fn(() => Promise.resolve()),
    refresh: vi.fn(() => Promise.resolve()),
    show: vi.fn(),
  };
});
afterEach(cleanup);

const taken = () =>
  fake.calls.filter((call) => call.name === 'take_reviewed').map((call) => call.request as TakeReviewed);
const tally = () => within(screen.getByRole('dialog')).getByRole('status').textContent;
const group = (name: RegExp) => screen.getByRole('group', { name });

async function opened(read: ReviewedLetter = REVIEWED): Promise<void> {
  fake.on('choose_reviewed_letter', () => ({ name: 'letter reviewed.docx', read }));
  render(ReviewedTools, { cache, letter });
  await user.click(screen.getByRole('button', { name: words.bring }));
  await screen.findByRole('dialog');
}

describe('a copy goes out', () => {
  test('what is typed settles first, and the place is told', async () => {
    const order: string[] = [];
    letter.settle.mockImplementation(() => Promise.resolve(void order.push('settle')));
    fake.on('export_review_copy', () => {
      order.push('export');
      return { path: '/home/maren/Letter.docx', saved: null };
    });
    render(ReviewedTools, { cache, letter });
    await user.click(screen.getByRole('button', { name: words.send }));
    expect(order).toEqual(['settle', 'export']);
    expect(status.message).toContain('/home/maren/Letter.docx');
  });

  test('one that cannot be written says why', async () => {
    fake.on('export_review_copy', () => {
      throw new CoreError('disk_full', {});
    });
    render(ReviewedTools, { cache, letter });
    await user.click(screen.getByRole('button', { name: words.send }));
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    await user.click(screen.getByRole('button', { name: words.dismiss }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a copy comes back', () => {
  test('nobody chose one', async () => {
    render(ReviewedTools, { cache, letter });
    await user.click(screen.getByRole('button', { name: words.bring }));
    expect(letter.settle).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a file of another letter is refused in words', async () => {
    fake.on('choose_reviewed_letter', () => {
      throw new CoreError('letter_unreadable', { problem: 'it is a copy of another letter' });
    });
    render(ReviewedTools, { cache, letter });
    await user.click(screen.getByRole('button', { name: words.bring }));
    expect((await screen.findByRole('alert')).textContent).toContain('It is a copy of another letter.');
  });

  test('nothing to take is said', async () => {
    await opened({ ...REVIEWED, parts: [] });
    expect(screen.getByText(words.nothing)).toBeTruthy();
    await user.keyboard('{Escape}');
  });

  test('it is told what it is held against, and that words were changed without tracking', async () => {
    await opened();
    expect(screen.getByText(/^Held against the version “Sent to reviewers”/).textContent).toContain('12 paragraphs');
    expect(screen.getByText(words.untracked)).toBeTruthy();
  });

  test('words that go and come are shown with who did it, and an edited paragraph as it is now', async () => {
    await opened();
    expect(document.querySelector('del')?.textContent).toContain('drift.');
    expect(document.querySelector('ins')?.textContent).toContain('wait.');
    expect(group(/^Ann Lark: “drift” becomes “wait”/)).toBeTruthy();
    expect(screen.getByText('Eleven of twelve.')).toBeTruthy();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByText(words.now)).toBeTruthy();
    expect(screen.getAllByText('Few visits happen.')).toHaveLength(2);
    expect(group(/^Somebody: Put in “Most ”\. The words around it/)).toBeTruthy();
  });
});

describe('each is taken or left', () => {
  test('by one key each, undecided until then, and the focus goes on', async () => {
    await opened();
    expect(tally()).toBe('0 taken, 0 left, 3 undecided');
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(group(/drift/));
    await user.keyboard('t');
    expect(document.activeElement).toBe(group(/All of them\?/));
    await user.keyboard('l');
    expect(tally()).toBe('1 taken, 1 left, 1 undecided');
    await user.keyboard('l');
    expect(tally()).toBe('1 taken, 0 left, 2 undecided');
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('role')).toBe('option');
  });

  test('all of a paragraph at once, what has no place apart', async () => {
    await opened();
    await user.keyboard('{ArrowDown}a');
    expect(tally()).toBe('1 taken, 0 left, 2 undecided');
    await user.keyboard('{ArrowRight}t');
    expect(status.message).toBe(words.because.not_found);
    expect(tally()).toBe('1 taken, 0 left, 2 undecided');
  });

  test('by pointer too', async () => {
    await opened();
    await user.click(screen.getByRole('button', { name: words.takeThis('All of them?') }));
    await user.click(screen.getByRole('button', { name: words.leaveThis('“drift” becomes “wait”') }));
    expect(tally()).toBe('1 taken, 1 left, 1 undecided');
  });

  test('every kind is described', () => {
    const cases: [ReviewedWhat, string][] = [
      [{ type: 'change', was: 'a ', is: '', start: 0 }, 'Take out “a ”'],
      [{ type: 'inserted' }, words.inserted],
      [{ type: 'removed' }, words.removed],
      [{ type: 'moved', after: '' }, 'Moved to the beginning'],
      [{ type: 'moved', after: 'Visits' }, 'Moved behind “Visits…”'],
      [{ type: 'split', from: 'Visits' }, 'A new paragraph begins at “Visits…”'],
      [{ type: 'joined', with: 'Visits' }, 'Joined with “Visits…”'],
    ];
    for (const [what, expected] of cases) expect(described(what)).toBe(expected);
  });
});

describe('bringing in', () => {
  test('is one step, and the editor takes the letter in', async () => {
    fake.on('take_reviewed', () => ({ saved: { at: '2026-12-01T10:00:00Z', kept: [], gone: [] }, left: [] }));
    await opened();
    await user.keyboard('{ArrowRight}t{Control>}{Enter}{/Control}');
    expect(taken()).toMatchObject([{ visit: SAMPLE.visit, items: [0] }]);
    expect(letter.refresh).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(status.message).toBe(words.broughtIn(1));
  });

  test('what has no place after all stays to be looked at', async () => {
    fake.on('take_reviewed', () => ({
      saved: { at: '2026-12-01T10:00:00Z', kept: [], gone: [] },
      left: [{ id: 0, because: 'not_found' }],
    }));
    await opened();
    await user.keyboard('a{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toBe(words.stayed(1));
    expect(group(/drift.*not clear where it belongs/)).toBeTruthy();
    expect(group(/All of them.*has this already/)).toBeTruthy();
    expect(tally()).toBe('0 taken, 0 left, 1 undecided');
  });

  test('a failure keeps what was decided, and the same choice is sent as the same change', async () => {
    fake.on('take_reviewed', () => {
      throw new CoreError('disk_full', {});
    });
    await opened();
    await user.keyboard('a{Control>}{Enter}{/Control}{Control>}{Enter}{/Control}');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(tally()).toBe('2 taken, 0 left, 1 undecided');
    const [first, second] = taken();
    expect(second?.op_id).toBe(first?.op_id);
  });

  test('nothing marked is nothing sent', async () => {
    await opened();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(taken()).toEqual([]);
    expect(status.message).toBe(words.bringNone);
  });
});

describe('closing', () => {
  test('asks where something was decided, and going on keeps it', async () => {
    await opened();
    await user.keyboard('a');
    await user.click(screen.getByRole('button', { name: words.close }));
    expect(screen.getByRole('alert').textContent).toBe(words.closeAsk);
    await user.click(screen.getByRole('button', { name: words.stay }));
    expect(tally()).toBe('2 taken, 0 left, 1 undecided');
    await user.click(screen.getByRole('button', { name: words.close }));
    await user.click(screen.getByRole('button', { name: words.discard }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(taken()).toEqual([]);
  });

  test('a paragraph is shown in the letter', async () => {
    await opened();
    await user.click(screen.getByRole('button', { name: words.show }));
    expect(letter.show).toHaveBeenCalledWith(REVIEWED.parts[0]?.block);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('what was decided is there when the letter was left and the copy is opened again', async () => {
    await opened();
    await user.keyboard('a');
    await user.click(screen.getByRole('button', { name: words.show }));
    cleanup();
    render(ReviewedTools, { cache, letter });
    await user.click(screen.getByRole('button', { name: words.goOn }));
    expect(tally()).toBe('2 taken, 0 left, 1 undecided');
    expect(fake.calls.filter((call) => call.name === 'choose_reviewed_letter')).toHaveLength(1);
  });
});
