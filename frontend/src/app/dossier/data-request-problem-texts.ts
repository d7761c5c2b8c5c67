import { addProblemTexts } from './problem-texts';

/** Refusals about a person's data and requests about it, and what to do about each. */
addProblemTexts({
  'data-request.words-unfit': $localize`:@@problem.dataRequest.words:Hãy viết nội dung, không quá 5.000 ký tự.`,
  'data-request.unit-unknown': $localize`:@@problem.dataRequest.unit:Hãy chọn cơ quan đang giữ dữ liệu của ông/bà.`,
  'data-request.act-out-of-turn': $localize`:@@problem.dataRequest.outOfTurn:Yêu cầu đã sang bước khác nên không làm được việc này nữa. Hãy tải lại trang.`,
  'data-request.ground-missing': $localize`:@@problem.dataRequest.ground:Hãy ghi căn cứ pháp luật để từ chối, không quá 300 ký tự.`,
  'data-request.extension-unfit': $localize`:@@problem.dataRequest.extension:Thời gian gia hạn từ 1 đến 15 ngày.`,
  'personal-data.export-too-often': $localize`:@@problem.dataExport.often:Ông/bà đã tải dữ liệu 5 lần trong 24 giờ. Hãy thử lại vào ngày mai.`,
});
