import { addProblemTexts } from './problem-texts';

/** Refusals of settlement files, and what to do about each. */
addProblemTexts({
  'settlement.encoding': $localize`:@@problem.settlement.encoding:Tệp không phải văn bản UTF-8. Hãy lưu lại dạng CSV UTF-8 rồi thử lại.`,
  'settlement.columns': $localize`:@@problem.settlement.columns:Tệp thiếu cột bắt buộc, hoặc có hai cột cùng tên. Dòng đầu tiên phải là tên cột.`,
  'settlement.row-unfit': $localize`:@@problem.settlement.row:Có dòng không đọc được nên cả tệp chưa được nhận.`,
  'settlement.other-day': $localize`:@@problem.settlement.day:Có dòng của ngày khác. Hãy chọn đúng ngày, hoặc chỉ để lại các dòng của ngày này.`,
  'settlement.too-many-rows': $localize`:@@problem.settlement.rows:Tệp có hơn 10.000 dòng.`,
  'settlement.too-many-files': $localize`:@@problem.settlement.files:Ngày này đã nhận 50 tệp, là số nhiều nhất.`,
});
