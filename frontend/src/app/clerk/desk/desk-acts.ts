import { DossierAct } from '../../api/types';
import { ReasonListId } from './reason-book';

/** What an act asks for besides the click. */
export type ActQuestion =
  'nothing' | 'reason' | 'obligation' | 'outcome' | 'approval' | 'collection' | 'apology';

/** An act of the desk: where it is sent, how it is called, what it asks. */
export interface DeskAct {
  readonly act: DossierAct;
  readonly path: string;
  readonly label: string;
  readonly asks: ActQuestion;
  readonly reasons?: ReasonListId;
  readonly danger?: boolean;
}

const label = {
  askOpinion: $localize`:@@do.askOpinion:Lấy ý kiến phối hợp`,
  giveOpinion: $localize`:@@do.giveOpinion:Trả lời ý kiến`,
  obligation: $localize`:@@do.obligation:Yêu cầu nghĩa vụ tài chính`,
  settle: $localize`:@@do.settle:Ghi nhận đã nộp`,
  draft: $localize`:@@do.draft:Dự thảo kết quả`,
  approve: $localize`:@@do.approve:Duyệt kết quả`,
  issue: $localize`:@@do.issue:Phát hành kết quả`,
  collect: $localize`:@@do.collect:Trả kết quả`,
  reopen: $localize`:@@do.reopen:Thu hồi để sửa sai`,
  correct: $localize`:@@do.correct:Đính chính`,
  apologise: $localize`:@@do.apologise:Xin lỗi, hẹn lại`,
  withdraw: $localize`:@@do.withdraw:Người nộp xin rút`,
  grant: $localize`:@@do.grant:Đồng ý cho rút`,
  decline: $localize`:@@do.decline:Không cho rút`,
  stop: $localize`:@@do.stop:Dừng giải quyết`,
  sendBack: $localize`:@@do.sendBack:Trả lại hồ sơ`,
  stepIn: $localize`:@@do.stepIn:Nhận thay đồng nghiệp`,
};

/** Sending back and stepping in are asked for on the custody card. */
export const sendBackAct: DeskAct = {
  act: 'sendBack',
  path: 'hand-over/rejection',
  label: label.sendBack,
  asks: 'reason',
  reasons: 'sendBack',
};
export const stepInAct: DeskAct = {
  act: 'stepIn',
  path: 'substitution',
  label: label.stepIn,
  asks: 'reason',
  reasons: 'stepIn',
};

/** In the order of a dossier's life; a screen shows those that the server allows. */
export const deskActs: readonly DeskAct[] = [
  { act: 'askOpinion', path: 'opinion-requests', label: label.askOpinion, asks: 'nothing' },
  { act: 'giveOpinion', path: 'opinions', label: label.giveOpinion, asks: 'reason', reasons: 'opinion' },
  { act: 'draftOutcome', path: 'outcome-draft', label: label.draft, asks: 'outcome' },
  { act: 'approveOutcome', path: 'outcome-approval', label: label.approve, asks: 'approval' },
  { act: 'recordOutcome', path: 'outcome', label: label.issue, asks: 'nothing' },
  { act: 'returnResult', path: 'result-return', label: label.collect, asks: 'collection' },
  {
    act: 'requireFinancialObligation',
    path: 'financial-obligation',
    label: label.obligation,
    asks: 'obligation',
  },
  {
    act: 'settleFinancialObligation',
    path: 'financial-obligation/settlement',
    label: label.settle,
    asks: 'obligation',
  },
  {
    act: 'apologise',
    path: 'apology-letters',
    label: label.apologise,
    asks: 'apology',
    reasons: 'late',
  },
  { act: 'grantWithdrawal', path: 'withdrawal/grant', label: label.grant, asks: 'nothing' },
  {
    act: 'declineWithdrawal',
    path: 'withdrawal/denial',
    label: label.decline,
    asks: 'reason',
    reasons: 'ending',
  },
  {
    act: 'reopen',
    path: 'reopening',
    label: label.reopen,
    asks: 'reason',
    reasons: 'ending',
    danger: true,
  },
  {
    act: 'noteCorrection',
    path: 'corrections',
    label: label.correct,
    asks: 'reason',
    reasons: 'ending',
  },
  { act: 'requestWithdrawal', path: 'withdrawal', label: label.withdraw, asks: 'nothing' },
  { act: 'stop', path: 'stop', label: label.stop, asks: 'reason', reasons: 'ending', danger: true },
];
