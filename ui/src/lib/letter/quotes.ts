/** Typed quotation marks become the house's single curly ones; Backspace or Ctrl+Z straight after brings back what was typed. */
import { InputRule, inputRules } from 'prosemirror-inputrules';

const OPEN = '‘';
const CLOSE = '’';

/** A mark opens at the beginning of a block, behind a space, a dash or an opening bracket or quote; else it closes. */
const opening = new InputRule(/(?:^|[\s([{<–—‘“])(["'])$/, OPEN);
const closing = new InputRule(/(["'])$/, CLOSE);

export const quotes = inputRules({ rules: [opening, closing] });
