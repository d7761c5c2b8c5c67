import { addProblemTexts } from './problem-texts';

/** Refusals about the store of papers. */
addProblemTexts({
  'paper-store.not-fitting': $localize`:@@problem.store.notFitting:Giấy tờ này đã hết hạn, đã được bỏ ra khỏi kho hoặc không dùng được cho mục này. Hãy tải giấy tờ khác lên.`,
});
