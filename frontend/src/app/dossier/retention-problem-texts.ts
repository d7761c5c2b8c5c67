import { addProblemTexts } from './problem-texts';

/** Refusals about holding dossiers back and destroying them, and what to do about each. */
addProblemTexts({
  'destruction.size-unfit': $localize`:@@problem.destruction.size:Hãy chọn từ 1 đến 200 hồ sơ.`,
  'destruction.units-mixed': $localize`:@@problem.destruction.units:Một danh mục chỉ gồm hồ sơ của một đơn vị.`,
  'destruction.dossier-unfit': $localize`:@@problem.destruction.unfit:Có hồ sơ chưa đến hạn, đang được giữ lại hoặc đã nằm trong danh mục khác. Hãy tải lại trang rồi chọn lại.`,
  'destruction.own-proposal': $localize`:@@problem.destruction.own:Người đề nghị không tự phê duyệt danh mục của mình.`,
  'destruction.out-of-turn': $localize`:@@problem.destruction.turn:Danh mục này đã được quyết định. Hãy tải lại trang.`,
  'destruction.words-unfit': $localize`:@@problem.destruction.words:Không phê duyệt thì hãy ghi lý do, không quá 1.000 ký tự.`,
  'retention.hold-reason-missing': $localize`:@@problem.hold.reason:Hãy ghi lý do giữ lại, không quá 500 ký tự.`,
  'retention.hold-end-unfit': $localize`:@@problem.hold.end:Hãy chọn ngày cuối, từ hôm nay đến 5 năm sau.`,
  'retention.hold-over': $localize`:@@problem.hold.over:Việc giữ lại này đã hết. Hãy tải lại trang.`,
  'retention.destruction-begun': $localize`:@@problem.hold.begun:Hồ sơ đang được tiêu hủy nên không giữ lại được nữa.`,
});
