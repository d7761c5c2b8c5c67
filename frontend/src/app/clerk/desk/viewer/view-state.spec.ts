import { plainView, ViewAct, viewAfter } from './view-state';

const after = (...acts: ViewAct[]) => acts.reduce((view, act) => viewAfter(view, act, 2), plainView);

describe('viewAfter', () => {
  it('stays within the pages', () => {
    expect(after('previousPage').page).toBe(1);
    expect(after('nextPage', 'nextPage', 'nextPage').page).toBe(2);
  });

  it('turns all the way round', () => {
    expect(after('turn', 'turn', 'turn').turn).toBe(270);
    expect(after('turn', 'turn', 'turn', 'turn').turn).toBe(0);
  });

  it('zooms in and back', () => {
    expect(after('zoomIn', 'zoomIn', 'zoomOut', 'zoomOut').zoom).toBeCloseTo(1);
    expect(after(...Array<ViewAct>(30).fill('zoomIn')).zoom).toBe(6);
  });

  it('returns to the plain view of the same page', () => {
    expect(after('nextPage', 'turn', 'zoomIn', 'fit', 'plain')).toEqual({ ...plainView, page: 2 });
  });
});
