import type { EditorView } from 'prosemirror-view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeBackend } from '../backend/fake';
import { CoreError, setBackend } from '../backend';
import type { ReviewRemark } from '../contract/generated';
import { status } from '../status/status.svelte';
import { toBlocks } from './blocks';
import { LetterSession } from './session.svelte';
import { LetterCore } from './testing/core';
import { caretBehind, press, typeInto } from './testing/editor';
import { LETTER, openVisit } from './testing/visit';

let view: EditorView;
let session: LetterSession;
let fake: FakeBackend;
let detach: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  const opened = await openVisit();
  fake = opened.fake;
  setBackend(fake);
  new LetterCore(fake, LETTER);
  session = new LetterSession(opened.cache, LETTER);
  const mount = document.createElement('div');
  document.body.append(mount);
  detach = session.attach(mount);
  session.run((_state, _dispatch, drawn) => {
    view = drawn as EditorView;
    return true;
  });
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(async () => {
  detach();
  document.body.replaceChildren();
  await vi.runOnlyPendingTimersAsync();
  vi.useRealTimers();
});

const text = () => session.editorState.doc.lastChild?.textContent ?? '';
const cites = () =>
  toBlocks(session.editorState.doc).flatMap(({ content }) => content.filter((each) => each.type === 'cite'));
const mistake = () => session.review.remarks.find((each) => each.rule === 'old-words') as ReviewRemark;

async function write(words: string): Promise<void> {
  caretBehind(session, 'remains too variable.');
  typeInto(view, words);
  await vi.advanceTimersByTimeAsync(300);
}

describe('looking through the letter', () => {
  test('it is looked through when it is opened, and again when the keys rest', async () => {
    expect(session.review.answers).toBe(1);
    expect(session.review.ledger.length).toBeGreaterThan(0);
    await write(' Visits drift whilst');
    expect(session.review.answers).toBe(2);
    expect(mistake()).toMatchObject({ words: 'whilst', fixes: ['while'] });
    expect(view.dom.querySelector('.remark.mistake')?.textContent).toBe('whilst');
  });

  test('what is written while it is looked through moves the remarks along', async () => {
    await write(' Visits drift whilst');
    let answer: () => void = () => {};
    const real = fake.call.bind(fake);
    vi.spyOn(fake, 'call').mockImplementation(async (name, request) => {
      if (name === 'review_letter') await new Promise<void>((done) => (answer = done));
      return real(name, request);
    });
    typeInto(view, ' plans');
    await vi.advanceTimersByTimeAsync(300);
    caretBehind(session, 'Visits');
    typeInto(view, ' often');
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(view.dom.querySelector('.remark.mistake')?.textContent).toBe('whilst');
  });

  test('where it cannot be looked through, that is said and nothing is lost', async () => {
    vi.spyOn(fake, 'call').mockRejectedValue(new CoreError('unexpected'));
    await write(' More');
    expect(session.review.failed).toBe(true);
    expect(text()).toMatch(/More$/);
  });
});

describe('remarks by key', () => {
  test('F8 goes to the next remark and round, Shift+F8 back', async () => {
    await write(' Visits drift whilst');
    const seen: string[] = [];
    for (let steps = session.review.open.length; steps >= 0; steps -= 1) {
      press(view, 'F8');
      seen.push(session.review.current ?? '');
    }
    expect(new Set(seen).size).toBe(session.review.open.length);
    press(view, 'F8', { shiftKey: true });
    expect(session.review.current).toBe(seen.at(-2));
  });

  test('Ctrl+. puts the fix in and keeps every citation', async () => {
    await write(' Visits drift whilst');
    const before = cites();
    session.review.goTo(mistake());
    expect(press(view, '.', { ctrlKey: true })).toBe(true);
    expect(text()).toMatch(/Visits drift while$/);
    expect(cites()).toEqual(before);
    press(view, 'z', { ctrlKey: true });
    expect(text()).toMatch(/whilst$/);
  });

  test('a citation within the words of a remark stays in its place', async () => {
    const line = session.review.ledger.find((each) => each.evidence.length > 0);
    const before = cites();
    const { block = '', start = 0, end = 0, words = '' } = line ?? {};
    const whole: ReviewRemark = {
      rule: 'whole',
      severity: 'mistake',
      message: 'The whole sentence.',
      fixes: ['Another sentence.'],
      beside: null,
      aside: null,
      ...{ block, start, end, words },
    };
    const answer = await fake.call('review_letter', { visit: '', blocks: [] });
    fake.on('review_letter', () => ({ ...answer, remarks: [whole] }));
    await session.review.look();
    expect(session.review.fix(whole)).toBe(true);
    expect(cites()).toEqual(before);
    expect(session.editorState.doc.textContent).toContain('Another sentence.');
  });

  test('a fix of words that have changed since is refused', async () => {
    await write(' Visits drift whilst');
    const remark = mistake();
    caretBehind(session, 'whil');
    typeInto(view, 'x');
    expect(session.review.fix(remark)).toBe(false);
    expect(text()).toMatch(/whilxst$/);
    expect(status.message).toContain('have changed since');
  });

  test('a remark is set aside with a reason and taken up again', async () => {
    await write(' Visits drift whilst');
    expect(await session.review.setAside(mistake(), 'It is a quotation.')).toBe(true);
    expect(session.review.reason(mistake())?.because).toBe('It is a quotation.');
    expect(session.review.open).not.toContain(mistake());
    expect(view.dom.querySelector('.remark.mistake')).toBeNull();
    expect(await session.review.takeUp(mistake())).toBe(true);
    expect(session.review.open).toContain(mistake());
  });
});
