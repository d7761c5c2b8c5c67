/** How a paper is looked at. Degrees clockwise; a zoom of 1 fits. */
export interface ViewState {
  readonly page: number;
  readonly zoom: number;
  readonly turn: 0 | 90 | 180 | 270;
  readonly fit: 'width' | 'page';
}

export const plainView: ViewState = { page: 1, zoom: 1, turn: 0, fit: 'width' };

/** What the viewer's buttons and keys do. */
export type ViewAct = 'nextPage' | 'previousPage' | 'zoomIn' | 'zoomOut' | 'turn' | 'fit' | 'plain';

const zoomStep = 1.25;
const zoomMax = 6;
const zoomMin = 0.25;

export const viewKeys: Readonly<Record<string, ViewAct>> = {
  ArrowRight: 'nextPage',
  PageDown: 'nextPage',
  ArrowLeft: 'previousPage',
  PageUp: 'previousPage',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  r: 'turn',
  f: 'fit',
  '0': 'plain',
};

/** The view after an act; pages stay within the paper. */
export function viewAfter(view: ViewState, act: ViewAct, pages: number): ViewState {
  switch (act) {
    case 'nextPage':
      return { ...view, page: Math.min(pages, view.page + 1) };
    case 'previousPage':
      return { ...view, page: Math.max(1, view.page - 1) };
    case 'zoomIn':
      return { ...view, zoom: Math.min(zoomMax, view.zoom * zoomStep) };
    case 'zoomOut':
      return { ...view, zoom: Math.max(zoomMin, view.zoom / zoomStep) };
    case 'turn':
      return { ...view, turn: ((view.turn + 90) % 360) as ViewState['turn'] };
    case 'fit':
      return { ...view, zoom: 1, fit: view.fit === 'width' ? 'page' : 'width' };
    case 'plain':
      return { ...plainView, page: view.page };
  }
}
