import { FormDefinition, FormState, toFormly, visibleOf } from '.';
import type { FormlyFieldConfig } from '@ngx-formly/core';
import everything from '../../../../tests/OnlinePublicServices.Features.Tests/Forms/Vectors/everything.v1.json';

const form = everything as unknown as FormDefinition;

function fieldOf(pageId: string, id: string, answers: object, english = false) {
  const page = form.pages.find((candidate) => candidate.id === pageId)!;
  const fields = toFormly(form, page, (text) => (english ? text.en! : text.vi));
  const state: FormState = { visible: visibleOf(form, { ...answers }) };
  const field = fields.find((candidate) => candidate.key === id)!;
  return { field, config: { ...field, options: { formState: state } } as FormlyFieldConfig };
}

function said(of: { field: FormlyFieldConfig; config: FormlyFieldConfig }, expression: string) {
  const rule = of.field.expressions![expression] as (config: FormlyFieldConfig) => unknown;
  return rule(of.config);
}

describe('toFormly', () => {
  it('asks by widget, in the language of the reader', () => {
    const { field } = fieldOf('person', 'birthDate', {}, true);

    expect(field.type).toBe('partial-date');
    expect(field.props?.label).toBe('Date of birth');
  });

  it('hides a question whose condition does not hold', () => {
    expect(said(fieldOf('start', 'other', { kind: 'alone' }), 'hide')).toBe(true);
    expect(said(fieldOf('start', 'other', { kind: 'other' }), 'hide')).toBe(false);
  });

  it('requires an answer when its condition holds', () => {
    expect(said(fieldOf('start', 'helperName', {}), 'props.required')).toBe(false);
    expect(said(fieldOf('start', 'helperName', { helper: true }), 'props.required')).toBe(true);
  });

  it('asks the rows of a list by their own answers', () => {
    const { field, config } = fieldOf('members', 'members', { kind: 'family' });
    const rows = (field.fieldArray as FormlyFieldConfig).fieldGroup!;
    const title = rows.find((candidate) => candidate.key === 'title')!;
    const hide = title.expressions!['hide'] as (config: FormlyFieldConfig) => unknown;
    const inRow = (row: object) =>
      ({ ...title, options: config.options, parent: { model: row } }) as FormlyFieldConfig;

    expect(hide(inRow({ main: false }))).toBe(true);
    expect(hide(inRow({ main: true }))).toBe(false);
  });
});
