import type { EditorView } from 'prosemirror-view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeBackend } from '../backend/fake';
import { CoreError, setBackend } from '../backend';
import type { VisitCache } from '../cache/visit.svelte';
import type { ReviewRemark } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { toBlocks } from './blocks';
import { Keeping } from './keeping.svelte';
import { LetterSession } from './session.svelte';
import { LetterCore } from './testing/core';
import { caretBehind, press, typeInto } from './testing/editor';
import { LETTER, openVisit } from './testing/visit';

let view: EditorView;
let session: LetterSession;
let cache: VisitCache;
let fake: FakeBackend;
let detach: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  const opened = await openVisit();
  fake = opened.fake;
  cache = opened.cache;
  setBackend(fake);
  new LetterCore(fake, LETTER);
  session = new LetterSession(cache, LETTER);
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
  test('the remark at hand stays at hand when words before it change, with the reason begun for it', async () => {
    await write(' Visits drift whilst');
    session.review.goTo(mistake());
    session.review.askWhy(mistake());
    session.review.keeping.type('It is');
    caretBehind(session, ' Visits');
    typeInto(view, ' often');
    await vi.advanceTimersByTimeAsync(300);
    expect(session.review.atHand).toEqual(mistake());
    expect(session.review.keeping.of(session.review.key(mistake()))).toBe('It is');
  });

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
    const { keeping } = session.review;
    expect(session.review.askWhy(mistake()), 'nothing is offered the first time').toBe(true);
    expect(keeping.of(session.review.key(mistake()))).toBe('');
    expect(await session.review.setAside(mistake()), 'without a reason').toBe(false);
    keeping.type('It is a quotation.');
    expect(keeping.of('another')).toBeNull();
    await flushAll();
    expect(new Keeping(cache).of(session.review.key(mistake())), 'kept as it is typed').toBe('It is a quotation.');
    expect(await session.review.setAside(mistake())).toBe(true);
    expect(session.review.reason(mistake())?.because).toBe('It is a quotation.');
    expect(session.review.open).not.toContain(mistake());
    await write(' and whilst');
    const next = session.review.open.find((remark) => remark.rule === mistake().rule) ?? mistake();
    expect(session.review.askWhy(next)).toBe(true);
    expect(keeping.of(session.review.key(next)), 'what was said last is offered').toBe('It is a quotation.');
    keeping.type('It is another one.');
    expect(session.review.askWhy(next), 'what waits is no offer').toBe(false);
    expect(view.dom.querySelector('.remark.mistake')).toBeNull();
    expect(await session.review.takeUp(mistake())).toBe(true);
    expect(session.review.open).toContain(mistake());
  });
});

describe('words that no dictionary has', () => {
  const slip = (words: string) => session.review.remarks.find((each) => each.words === words) as ReviewRemark;
  const asked = () => fake.calls.filter((call) => call.name === 'suggest_spelling').map((call) => call.request);

  test('what was meant is asked for once the remark is at hand, and only once', async () => {
    await write(' Plans are inconsistant');
    expect(asked()).toEqual([]);
    expect(session.review.fixesOf(slip('inconsistant'))).toBeNull();
    session.review.goTo(slip('inconsistant'));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.review.fixesOf(slip('inconsistant'))).toEqual(['inconsistent', 'inconsistently']);
    expect(status.message).toContain('‘inconsistent’ may be meant');
    session.review.goTo(slip('inconsistant'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()).toEqual([{ word: 'inconsistant' }]);
  });

  test('Ctrl+. puts the first in, even where it is not known yet', async () => {
    await write(' Plans are inconsistant');
    session.review.goTo(slip('inconsistant'));
    expect(press(view, '.', { ctrlKey: true })).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(text()).toMatch(/Plans are inconsistent$/);
  });

  test('where nothing is known, Ctrl+. says so and changes nothing', async () => {
    await write(' Plans for stepdown');
    session.review.goTo(slip('stepdown'));
    press(view, '.', { ctrlKey: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(text()).toMatch(/Plans for stepdown$/);
    expect(status.message).toContain('Nothing is known');
  });

  test('suggestions that failed are asked for again when the remark is chosen again', async () => {
    await write(' Plans are inconsistant');
    let broken = true;
    fake.on('suggest_spelling', () => {
      if (broken) throw new CoreError('unexpected');
      return { words: ['inconsistent'] };
    });
    session.review.goTo(slip('inconsistant'));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.review.fixesOf(slip('inconsistant'))).toBeNull();
    broken = false;
    session.review.goTo(slip('inconsistant'));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.review.fixesOf(slip('inconsistant'))).toEqual(['inconsistent']);
  });

  test('Ctrl+Shift+D makes the word one of the notebook’s own, and its remarks go away', async () => {
    await write(' A stepdown and a stepdown');
    session.review.goTo(slip('stepdown'));
    expect(press(view, 'D', { ctrlKey: true, shiftKey: true })).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(slip('stepdown')).toBeUndefined();
    const { style } = await fake.call('house_style', {});
    expect(style.words).toEqual(['stepdown']);
    expect(style.bands.length).toBeGreaterThan(0);
    expect(text()).toMatch(/A stepdown and a stepdown$/);
  });

  test('of a word with ’s behind it, the word itself is added', async () => {
    const { block = '', start = 0, end = 0 } = session.review.ledger[0] ?? {};
    const remark: ReviewRemark = {
      ...{ rule: 'spelling', severity: 'mistake', message: '', fixes: [], beside: null, aside: null },
      ...{ block, start, end, words: 'Brackwell’s' },
    };
    await session.review.addOwn(remark);
    expect((await fake.call('house_style', {})).style.words).toEqual(['Brackwell']);
  });

  test('what is no slip becomes no word of one’s own', async () => {
    await write(' Visits drift whilst');
    session.review.goTo(mistake());
    expect(await session.review.addOwn()).toBe(false);
    expect(fake.calls.some((call) => call.name === 'edit_house_style')).toBe(false);
    expect(status.message).toContain('Only a word that the spelling check stopped at');
  });
});
