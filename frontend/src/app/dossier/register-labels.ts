import { PopulationDifference, PopulationFact, RegisteredPerson, Residence } from '../api/register-types';

/** What the population register is asked, in everyday words. */
const factLabels: Record<PopulationFact, string> = {
  identity: $localize`:@@register.identity:họ tên, ngày sinh, giới tính`,
  residence: $localize`:@@register.residence:nơi thường trú, tạm trú`,
  maritalStatus: $localize`:@@register.maritalStatus:tình trạng hôn nhân`,
};

/** The facts as one list in a sentence. */
export const factWords = (facts: readonly PopulationFact[]): string =>
  facts.map((fact) => factLabels[fact]).join('; ');

const sexes: Record<'male' | 'female', string> = {
  male: $localize`:@@register.male:Nam`,
  female: $localize`:@@register.female:Nữ`,
};

const maritalLabels: Record<NonNullable<RegisteredPerson['maritalStatus']>, string> = {
  single: $localize`:@@register.single:Chưa kết hôn`,
  married: $localize`:@@register.married:Đang có vợ hoặc chồng`,
  divorced: $localize`:@@register.divorced:Đã ly hôn`,
  widowed: $localize`:@@register.widowed:Vợ hoặc chồng đã chết`,
};

/** One line of what the register said. */
export interface RegisterLine {
  readonly label: string;
  readonly value: string;
  /** The form says otherwise. */
  readonly differs: boolean;
}

/** What the register said, line by line; what it left open leaves no line. */
export function registerLines(
  said: RegisteredPerson,
  differences: readonly PopulationDifference[],
): readonly RegisterLine[] {
  const differs = (one: PopulationDifference) => differences.includes(one);
  const lines: (RegisterLine | undefined)[] = [
    line($localize`:@@register.name:Họ, chữ đệm, tên`, said.name, differs('name')),
    line($localize`:@@register.birthDate:Ngày sinh`, day(said.birthDate), differs('birthDate')),
    line($localize`:@@register.sex:Giới tính`, said.sex && sexes[said.sex], differs('sex')),
    line($localize`:@@register.nationality:Quốc tịch`, said.nationality),
    line($localize`:@@register.permanent:Nơi thường trú`, place(said.permanent), differs('residence')),
    line($localize`:@@register.temporary:Nơi tạm trú`, place(said.temporary)),
    line(
      $localize`:@@register.marital:Tình trạng hôn nhân`,
      said.maritalStatus && maritalLabels[said.maritalStatus],
    ),
    line($localize`:@@register.spouse:Vợ hoặc chồng`, said.spouse),
    said.hasDied
      ? line($localize`:@@register.state:Ghi chú`, $localize`:@@register.died:Đã chết`, true)
      : undefined,
  ];
  return lines.filter((one) => one !== undefined);
}

function line(label: string, value = '', differs = false): RegisterLine | undefined {
  return value ? { label, value, differs } : undefined;
}

/** `1950-03-17` as `17/03/1950`, `1950` as it is. */
function day(iso = ''): string {
  return iso.split('-').reverse().join('/');
}

function place(home?: Residence): string {
  return home ? [home.detail, home.commune, home.province].filter(Boolean).join(', ') : '';
}
