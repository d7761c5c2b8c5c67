import { Problem } from '../../api/problem';
import { SpecialDayKind } from '../../api/staff-types';
import { problemText } from '../../dossier/problem-texts';

export const dayKindLabels: Record<SpecialDayKind, string> = {
  holiday: $localize`:@@calendar.kind.holiday:Nghỉ lễ, Tết`,
  inLieu: $localize`:@@calendar.kind.inLieu:Nghỉ bù`,
  swappedOff: $localize`:@@calendar.kind.swappedOff:Nghỉ hoán đổi`,
  makeUp: $localize`:@@calendar.kind.makeUp:Làm bù`,
};

/** Refusals that only the administration of the calendar meets. */
const texts: Record<string, string> = {
  'calendar.version-superseded': $localize`:@@calendar.problem.superseded:Lịch khác vừa có hiệu lực. Hãy tải lại trang rồi lập lại từ lịch mới nhất.`,
  'calendar.years-broken': $localize`:@@calendar.problem.years:Chỉ lập được lịch của các năm đã có và của năm liền sau.`,
  'calendar-year.foreign-day': $localize`:@@calendar.problem.foreign:Có ngày không thuộc năm này.`,
  'calendar-year.day-twice': $localize`:@@calendar.problem.twice:Có ngày được ghi hai lần.`,
  'calendar-year.not-special': $localize`:@@calendar.problem.notSpecial:Ngày làm bù phải rơi vào thứ Bảy hoặc Chủ nhật; ngày nghỉ bù và nghỉ hoán đổi phải rơi vào ngày thường.`,
  'calendar-year.day-gone': $localize`:@@calendar.problem.gone:Ngày đã qua không sửa được nữa.`,
  'calendar-year.unchanged': $localize`:@@calendar.problem.unchanged:Lịch này không khác lịch đang dùng.`,
};

export function calendarProblemText(problem: Problem): string {
  return texts[problem.code] ?? problemText(problem);
}
