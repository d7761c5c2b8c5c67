/** The acts of a dossier's history in everyday words. An act of a later release shows its own name. */
const labels: Record<string, string> = {
  submitted: $localize`:@@act.submitted:Nộp hồ sơ`,
  accepted: $localize`:@@act.accepted:Tiếp nhận hồ sơ`,
  refused: $localize`:@@act.refused:Từ chối tiếp nhận`,
  slipIssued: $localize`:@@act.slipIssued:Lập giấy tiếp nhận và hẹn trả kết quả`,
  slipSigned: $localize`:@@act.slipSigned:Ký giấy hẹn`,
  verdictGiven: $localize`:@@act.verdictGiven:Kiểm tra giấy tờ`,
  personalIdSeen: $localize`:@@act.personalIdSeen:Xem số định danh cá nhân`,
};

export function actLabel(act: string): string {
  return labels[act] ?? act;
}
