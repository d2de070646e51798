import { NodeSelection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setBackend } from '../backend';
import { status } from '../status/status.svelte';
import { toBlocks } from './blocks';
import { LetterSession } from './session.svelte';
import { isCite } from './schema';
import { LetterCore } from './testing/core';
import { caretBehind, press, typeInto } from './testing/editor';
import { LETTER, openVisit } from './testing/visit';

let view: EditorView;
let session: LetterSession;
let detach: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  const { fake, cache } = await openVisit();
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
});
afterEach(async () => {
  detach();
  document.body.replaceChildren();
  await vi.runOnlyPendingTimersAsync();
  vi.useRealTimers();
});

const lines = () => session.editorState.doc.children.map((node) => `${node.type.name}: ${node.textContent}`);
const ids = () => session.editorState.doc.children.map((node) => String(node.attrs['id']));
const chips = () =>
  [...view.dom.querySelectorAll('.cite')].map((chip) => [chip.textContent, chip.getAttribute('aria-label')]);
const chosen = () =>
  session.editorState.selection instanceof NodeSelection && isCite(session.editorState.selection.node);

describe('what the editor is to a screen reader and to the platform', () => {
  test('a text field of several lines with a name, without spelling and correction by the platform', () => {
    const attributes = [
      'role',
      'aria-multiline',
      'aria-label',
      'spellcheck',
      'autocorrect',
      'autocapitalize',
      'contenteditable',
    ];
    expect(attributes.map((name) => view.dom.getAttribute(name))).toEqual([
      'textbox',
      'true',
      'Text of the letter',
      'false',
      'off',
      'off',
      'true',
    ]);
  });

  test('neighbouring bullets say their place in the list that they make', () => {
    const places = () =>
      [...view.dom.querySelectorAll('[role="list"] > [role="listitem"]')].map((item) =>
        [item.getAttribute('aria-posinset'), item.getAttribute('aria-setsize')].join(' of '),
      );
    expect(places()).toEqual(['1 of 2', '2 of 2']);
    caretBehind(session, 'The quality of plans.');
    press(view, 'Enter');
    typeInto(view, 'Third.');
    expect(places()).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  test('a citation has the numbers of its evidence on it and in its name', () => {
    expect(chips()).toEqual([['E001 +1', 'E001 +1. Cites E001, E002']]);
  });

  test('Tab is not kept', () => expect(press(view, 'Tab')).toBe(false));
});

describe('Enter, Backspace, Delete', () => {
  test('Enter in a bullet makes a bullet, in an empty one ends the list', () => {
    caretBehind(session, 'The quality of plans.');
    press(view, 'Enter');
    typeInto(view, 'Third');
    press(view, 'Enter');
    press(view, 'Enter');
    typeInto(view, 'After.');
    expect(lines().slice(3, 7)).toEqual([
      'bullet: The quality of management oversight.',
      'bullet: The quality of plans.',
      'bullet: Third',
      'paragraph: After.',
    ]);
  });

  test('Enter behind a heading makes a paragraph', () => {
    caretBehind(session, 'Areas covered by the visit');
    press(view, 'Enter');
    typeInto(view, 'New.');
    expect(lines().slice(1, 3)).toEqual(['heading: Areas covered by the visit', 'paragraph: New.']);
  });

  test('Enter before the first word makes room above, and the words keep their block', () => {
    session.goTo('b8');
    press(view, 'Enter');
    expect(lines().slice(-2)).toEqual(['paragraph: ', 'paragraph: The quality of plans remains too variable.']);
    expect(ids().at(-1)).toBe('b8');
    press(view, 'Backspace');
    expect(ids().slice(-2)).toEqual(['b7', 'b8']);
  });

  test('a block that is split keeps its id above, the part below has a new one; joined again it is one', () => {
    caretBehind(session, 'The quality of plans remains');
    press(view, 'Enter');
    expect(ids().at(-2)).toBe('b8');
    expect(ids()).toHaveLength(9);
    press(view, 'Backspace');
    expect(ids().slice(-2)).toEqual(['b7', 'b8']);
  });

  test('Backspace before a bullet makes it a paragraph', () => {
    session.goTo('b5');
    press(view, 'Backspace');
    expect(lines()[4]).toBe('paragraph: The quality of plans.');
    expect(ids()[4]).toBe('b5');
  });

  test.each([
    ['Backspace', 1],
    ['Delete', 0],
  ])('%s beside a citation chooses it, then removes it', (key, behind) => {
    caretBehind(session, 'more often');
    const { tr, selection } = session.editorState;
    session.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.head + behind)));
    press(view, key);
    expect(chosen()).toBe(true);
    expect(status.message).toBe('Cites E001, E002. Enter opens it, Delete removes it.');
    expect(chips()).toHaveLength(1);
    press(view, key);
    expect(chips()).toEqual([]);
    press(view, 'z', { ctrlKey: true });
    expect(chips()).toHaveLength(1);
  });
});

describe('quotation marks', () => {
  test.each([
    ["'good'", '‘good’'],
    ['"good"', '‘good’'],
    ["children's", 'children’s'],
    ["('so')", '(‘so’)'],
  ])('%s becomes %s', (typed, becomes) => {
    caretBehind(session, 'remains too variable.');
    typeInto(view, ` ${typed}`);
    expect(session.editorState.doc.lastChild?.textContent).toBe(
      `The quality of plans remains too variable. ${becomes}`,
    );
  });

  test.each(['Backspace', 'z'])('%s straight after brings back what was typed', (key) => {
    caretBehind(session, 'remains too variable.');
    typeInto(view, " '");
    press(view, key, { ctrlKey: key === 'z' });
    expect(session.editorState.doc.lastChild?.textContent).toMatch(/variable\. '$/);
  });
});

describe('citing', () => {
  test('Ctrl+K asks for evidence for the sentence, Esc puts everything back', async () => {
    caretBehind(session, 'remains too');
    press(view, 'k', { ctrlKey: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.pickingFor).toBe('The quality of plans remains too variable.');
    expect(session.wanted).toEqual({ show: 'pick' });
    expect(view.dom.querySelector('.sentence')?.textContent).toBe('The quality of plans remains too variable.');
    session.stopPicking();
    expect(session.pickingFor).toBeNull();
    expect(view.dom.querySelector('.sentence')).toBeNull();
  });

  test('a citation goes before the full stop, as the core looked at it; what is cited already is not cited again', async () => {
    caretBehind(session, 'remains too');
    await session.cite(['e3']);
    expect(toBlocks(session.editorState.doc).at(-1)?.content).toMatchObject([
      { type: 'text', text: 'The quality of plans remains too variable' },
      { type: 'cite', evidence: ['e3'], look: { sentence: 'The quality of plans remains too variable.' } },
      { type: 'text', text: '.' },
    ]);
    await session.cite(['e4', 'e3']);
    expect(chips().slice(-2)).toEqual([
      ['E003', 'Cites E003'],
      ['E004', 'Cites E004'],
    ]);
    expect(session.used.get('e3')).toBe(1);
    await session.cite(['e4']);
    expect(status.message).toBe('This sentence cites it already.');
  });

  test('each sentence has its own', async () => {
    caretBehind(session, 'It does not yet');
    await session.cite(['e3']);
    expect(chips()).toEqual([
      ['E001 +1', 'E001 +1. Cites E001, E002'],
      ['E003', 'Cites E003'],
    ]);
  });

  test('a heading rests on nothing', async () => {
    caretBehind(session, 'Areas covered');
    press(view, 'k', { ctrlKey: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.pickingFor).toBeNull();
    expect(status.message).toContain('A heading rests on nothing');
  });

  test('Enter on a chosen citation opens its evidence', () => {
    caretBehind(session, 'more often');
    press(view, 'ArrowRight');
    press(view, 'Enter');
    expect(session.opened).toEqual(['e1', 'e2']);
    expect(session.wanted).toEqual({ show: 'cited' });
    expect(ids()).toHaveLength(8);
  });
});

describe('moving', () => {
  test('a paragraph moves with its citations, and the caret with it', () => {
    caretBehind(session, 'It does not yet');
    press(view, 'ArrowUp', { altKey: true });
    expect(ids().slice(-3)).toEqual(['b7', 'b6', 'b8']);
    expect(session.editorState.selection.$head.parent.attrs['id']).toBe('b7');
    expect(chips()).toHaveLength(1);
    press(view, 'ArrowDown', { altKey: true });
    press(view, 'ArrowDown', { altKey: true });
    press(view, 'ArrowDown', { altKey: true });
    expect(ids().slice(-2)).toEqual(['b8', 'b7']);
    expect(status.message).toBe('This is the last paragraph.');
  });
});

describe('pasting', () => {
  const event = () => new Event('paste') as ClipboardEvent;

  test('one paragraph from Word goes into the sentence', () => {
    caretBehind(session, 'remains too');
    view.pasteHTML('<p class=MsoNormal><b>often</b>\u00a0far<o:p></o:p></p>', event());
    expect(session.editorState.doc.lastChild?.textContent).toBe('The quality of plans remains toooften far variable.');
    expect(ids()).toHaveLength(8);
  });

  test('several go around the words at the caret; a heading of the framework stays one', () => {
    session.headings = ['Headline findings'];
    caretBehind(session, 'remains too');
    view.pasteHTML(
      '<p class=MsoNormal>A.</p><h1>Headline findings</h1><h2>Other</h2><p class=MsoListParagraph>·&nbsp;&nbsp;B</p><p>C.</p>',
      event(),
    );
    expect(lines().slice(7)).toEqual([
      'paragraph: The quality of plans remains tooA.',
      'heading: Headline findings',
      'paragraph: Other',
      'bullet: B',
      'paragraph: C. variable.',
    ]);
    expect(ids()[7]).toBe('b8');
    expect(session.editorState.selection.$head.parentOffset).toBe(2);
    press(view, 'z', { ctrlKey: true });
    expect(lines()).toHaveLength(8);
  });

  test('plain lines become paragraphs and bullets', () => {
    caretBehind(session, 'remains too variable.');
    press(view, 'Enter');
    view.pasteText('One\n- two\n• three', event());
    expect(lines().slice(8)).toEqual(['paragraph: One', 'bullet: two', 'bullet: three']);
  });

  test('what is copied here comes back with its citations, but not with those of another visit', () => {
    caretBehind(session, 'remains too variable.');
    press(view, 'Enter');
    const copied = (cite: string) =>
      `<p data-block="b7" data-pm-slice="1 1 []">Supervision<span data-cite="${cite}"></span>.</p><p data-block="x">Two.</p>`;
    view.pasteHTML(copied('e1 stranger'), event());
    view.pasteHTML(copied('stranger'), event());
    expect(chips()).toEqual([
      ['E001 +1', 'E001 +1. Cites E001, E002'],
      ['E001', 'Cites E001'],
    ]);
    expect(new Set(ids()).size).toBe(ids().length);
  });

  test('copying gives other programs real lists and lines with dots', () => {
    const all = session.editorState.doc.slice(0, session.editorState.doc.content.size);
    const { dom, text } = view.serializeForClipboard(all);
    expect(dom.querySelectorAll('ul')).toHaveLength(1);
    expect([...dom.querySelectorAll('ul > li')].map((item) => item.textContent)).toEqual([
      'The quality of management oversight.',
      'The quality of plans.',
    ]);
    expect(text).toContain('\n• The quality of plans.\n');
    expect(text).toContain('more often. It does');
  });
});

test('the caret is where it was when the letter is shown again', async () => {
  caretBehind(session, 'It does not yet');
  const before = session.editorState.selection.head;
  session.scrolled = 312;
  detach();
  const { cache } = await openVisit();
  const again = new LetterSession(cache, LETTER);
  expect(again.editorState.selection.head).toBe(before);
  expect(again.scrolled).toBe(312);
});
