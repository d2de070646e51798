/** How wide the panes of a place are, and which of them are on the screen at this width of the window. */

export interface PaneWidths {
  least: number;
  most: number;
  usual: number;
}

export type PaneMode = 'wide' | 'narrow' | 'single';
export type PaneName = 'left' | 'middle' | 'right';

export const LEFT: PaneWidths = { least: 160, most: 360, usual: 208 };
export const RIGHT: PaneWidths = { least: 280, most: 640, usual: 368 };

/** The width of the window, as panes see it. */
class Viewport {
  mode = $state<PaneMode>('wide');

  constructor() {
    if (typeof window.matchMedia !== 'function') return;
    const wide = window.matchMedia('(min-width: 1280px)');
    const narrow = window.matchMedia('(min-width: 900px)');
    const look = () => (this.mode = wide.matches ? 'wide' : narrow.matches ? 'narrow' : 'single');
    wide.addEventListener('change', look);
    narrow.addEventListener('change', look);
    look();
  }
}

export const viewport = new Viewport();

export class PaneLayout {
  left = $state(0);
  right = $state(0);
  /** The most that the right pane takes of a narrow window; without one, what is usual there. */
  narrowRight = $state<number>();
  /** The pane that lies over the middle, in a narrow window. */
  over = $state<'left' | 'right' | null>(null);
  /** The one pane on the screen, under 900 px. */
  single = $state<PaneName>('middle');
  readonly leftWidths: PaneWidths;
  readonly rightWidths: PaneWidths;
  /** Whether the right pane, too, goes behind a button under 1280 px. */
  readonly rightGoesOver: boolean;

  constructor(options: { left?: PaneWidths; right?: PaneWidths; rightGoesOver?: boolean } = {}) {
    this.leftWidths = options.left ?? LEFT;
    this.rightWidths = options.right ?? RIGHT;
    this.rightGoesOver = options.rightGoesOver ?? false;
    this.left = this.leftWidths.usual;
    this.right = this.rightWidths.usual;
  }

  get mode(): PaneMode {
    return viewport.mode;
  }

  /** Shows a pane, however this width of the window shows it. */
  show(pane: PaneName): void {
    if (this.mode === 'single') this.single = pane;
    else if (this.mode === 'narrow')
      this.over = pane === 'left' || (pane === 'right' && this.rightGoesOver) ? pane : null;
  }

  toggle(pane: 'left' | 'right'): void {
    if (this.mode === 'single') this.single = this.single === pane ? 'middle' : pane;
    else this.over = this.over === pane ? null : pane;
  }

  visible(pane: PaneName): boolean {
    if (this.mode === 'single') return this.single === pane;
    if (this.mode === 'wide' || pane === 'middle') return true;
    return pane === 'right' && !this.rightGoesOver ? true : this.over === pane;
  }
}
