import { Directive } from '@angular/core';
import { FieldType, FieldTypeConfig, FormlyFieldProps } from '@ngx-formly/core';
import { PrefillSource } from '../../../api/draft-types';
import { FaultCode, FieldHint, ValueSchema, Widget } from '../../../forms-engine';
import { fieldText } from '../../../dossier/field-texts';
import { PageState, pathOf } from '../page-state';

/** What `toFormly` puts into each field. */
export interface AnswerProps extends FormlyFieldProps {
  readonly schema: ValueSchema;
  readonly help?: string;
  readonly why?: string;
  readonly unit?: string;
  readonly autocomplete?: string;
  readonly inputMode?: FieldHint['inputMode'];
  readonly suggestions?: readonly string[];
  readonly options?: { value: string | boolean; label: string; help?: string }[];
}

/** Where an answer that nobody typed was known from. */
const sourceWords: Record<PrefillSource, string> = {
  claims: $localize`:@@field.fromClaims:Đã điền sẵn từ tài khoản đăng nhập.`,
  profile: $localize`:@@field.fromProfile:Đã điền sẵn từ “Thông tin của tôi”.`,
  counter: $localize`:@@field.fromCounter:Đã điền theo lời khai tại quầy.`,
  register: $localize`:@@field.fromRegister:Đã điền từ Cơ sở dữ liệu quốc gia về dân cư.`,
  dossier: $localize`:@@field.fromDossier:Đã điền sẵn từ hồ sơ trước của ông/bà; hãy xem còn đúng không.`,
};

/** What every kind of question shares: its hint, where its error shows and in what words. */
@Directive()
export abstract class AnswerType extends FieldType<FieldTypeConfig<AnswerProps>> {
  /** Shown after the person left the field or asked to go on, never while typing for the first time. */
  protected get error(): string | undefined {
    const code = this.fault();
    return code && this.formControl.touched ? fieldText(code) : undefined;
  }

  protected get hint(): string {
    const source = this.state.prefilled()[this.path];
    return [this.props.help, source && sourceWords[source]].filter(Boolean).join(' ');
  }

  protected get optional(): boolean {
    return !this.props.required;
  }

  protected get widget(): Widget {
    return this.field.type as Widget;
  }

  protected fault(): FaultCode | 'address.incomplete' | undefined {
    return this.state.faultAt(this.path);
  }

  protected get path(): string {
    return pathOf(this.field);
  }

  protected get state(): PageState {
    return this.formState as PageState;
  }
}
