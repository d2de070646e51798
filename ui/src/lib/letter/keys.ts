/** What keys do in the text. What they do beside it, the letter does. */
import { baseKeymap, chainCommands, deleteSelection, joinBackward, selectAll } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { status } from '../status/status.svelte';
import { letter as words } from '../words/letter';
import {
  chooseCite,
  dropEmptyAbove,
  dropEmptyHere,
  leaveList,
  moveBlocks,
  plainAgain,
  roomAbove,
  splitBlock,
} from './blockcommands';

export interface KeyNeeds {
  /** Opens the citation that is chosen; false where none is. */
  openChosen: Command;
  startPicking(): boolean;
  nextRemark(by: 1 | -1): boolean;
  fix(): boolean;
  ownWord(): boolean;
  askWhy(): boolean;
  undo(): boolean;
  redo(): boolean;
}

/** Says how it went: whoever does not see the page hears that the paragraph moved. */
const moving =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const moved = moveBlocks(by)(state, dispatch);
    if (dispatch) status.say(moved ? words.moved(by < 0) : words.cannotMove(by < 0));
    return true;
  };

export function letterKeys(needs: KeyNeeds): Plugin[] {
  const enter = chainCommands(needs.openChosen, leaveList, roomAbove, splitBlock);
  const backspace = chainCommands(
    undoInputRule,
    deleteSelection,
    plainAgain,
    dropEmptyAbove,
    chooseCite('before'),
    joinBackward,
  );
  const nothing: Command = () => true;
  const own: { [key: string]: Command } = {
    Enter: enter,
    'Shift-Enter': enter,
    'Mod-Enter': enter,
    Backspace: backspace,
    'Mod-Backspace': backspace,
    Delete: chainCommands(deleteSelection, dropEmptyHere, chooseCite('after')),
    ArrowLeft: chooseCite('before'),
    ArrowRight: chooseCite('after'),
    'Alt-ArrowUp': moving(-1),
    'Alt-ArrowDown': moving(1),
    'Mod-k': () => needs.startPicking(),
    F8: () => needs.nextRemark(1),
    'Shift-F8': () => needs.nextRemark(-1),
    'Mod-.': () => needs.fix(),
    'Mod-Shift-d': () => needs.ownWord(),
    'Mod-Shift-D': () => needs.ownWord(),
    'Mod-Shift-.': () => needs.askWhy(),
    'Mod-Shift->': () => needs.askWhy(),
    'Mod-z': () => needs.undo(),
    'Mod-y': () => needs.redo(),
    'Mod-Shift-z': () => needs.redo(),
    'Mod-a': selectAll,
    // What browsers would format by themselves.
    'Mod-b': nothing,
    'Mod-i': nothing,
    'Mod-u': nothing,
  };
  return [keymap(own), keymap(baseKeymap)];
}
