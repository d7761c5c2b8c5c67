/** The acts of a dossier's history in everyday words. An act of a later release shows its own name. */
const labels: Record<string, string> = {
  submit: $localize`:@@act.submit:Nộp hồ sơ`,
  examinePaper: $localize`:@@act.examinePaper:Kiểm tra giấy tờ`,
  accept: $localize`:@@act.accept:Tiếp nhận hồ sơ`,
  refuse: $localize`:@@act.refuse:Từ chối tiếp nhận`,
};

export function actLabel(act: string): string {
  return labels[act] ?? act;
}
