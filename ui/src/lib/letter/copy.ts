/** Copying: bullets as real lists and as lines with a dot, so that any other program understands them. */
import { DOMSerializer, type Fragment, type Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { bullet, schema } from './schema';

/** Neighbouring bullets are put into one list on their way to the clipboard. */
class Serializer extends DOMSerializer {
  constructor() {
    super(DOMSerializer.nodesFromSchema(schema), {});
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const page = options.document ?? document;
    const out = target ?? page.createDocumentFragment();
    let list: HTMLElement | null = null;
    fragment.forEach((node) => {
      const dom = this.serializeNode(node, { document: page });
      if (node.type !== bullet) list = null;
      else if (!list) out.appendChild((list = page.createElement('ul')));
      (list ?? out).appendChild(dom);
    });
    return out;
  }
}

export function plainText(slice: Slice): string {
  const lines: string[] = [];
  slice.content.forEach((node) => {
    if (node.isInline) lines.push((lines.pop() ?? '') + node.textContent);
    else lines.push((node.type === bullet ? '• ' : '') + node.textContent);
  });
  return lines.join('\n');
}

export const copying = new Plugin({
  props: { clipboardSerializer: new Serializer(), clipboardTextSerializer: plainText },
});
