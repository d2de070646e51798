/** Nothing has a size in the tests' page, and what asks for one is told so instead of failing: the editor and the marks beside it measure. */
const nowhere = () => ({ x: 0, y: 0, top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0, toJSON: () => '' });

Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: nowhere });
Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
document.elementFromPoint = () => null;
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
