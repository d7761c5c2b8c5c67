import { OnlineLevel } from '../api/types';

/** Online level in the law's words (Nghị định 42/2022: toàn trình, một phần). */
export const onlineLevelLabels: Record<OnlineLevel, string> = {
  full: $localize`:@@level.full:Trực tuyến toàn trình`,
  partial: $localize`:@@level.partial:Trực tuyến một phần`,
  none: $localize`:@@level.none:Nộp trực tiếp`,
};

/** What the level means for the person. */
export const onlineLevelMeanings: Record<OnlineLevel, string> = {
  full: $localize`:@@level.full.means:Làm trọn ở nhà, không phải đến cơ quan.`,
  partial: $localize`:@@level.partial.means:Nộp ở nhà, có lúc cần đến cơ quan để ký hoặc xuất trình bản chính.`,
  none: $localize`:@@level.none.means:Thủ tục này làm tại bộ phận một cửa.`,
};
