namespace OnlinePublicServices.Features.Persistence;

/// <summary>What a message says.</summary>
public enum MessageKind
{
    /// <summary>We have received it; here is its code.</summary>
    DossierSubmitted,

    /// <summary>The counter has accepted it; it is due then.</summary>
    DossierAccepted,

    /// <summary>The counter has refused it, for these reasons.</summary>
    DossierRefused,

    /// <summary>The signed appointment slip (Form 01), attached.</summary>
    AppointmentSlipSigned,

    /// <summary>The applicant is asked to supply or correct something (Form 02).</summary>
    SupplementRequested,

    /// <summary>The time to supply it ends soon.</summary>
    SupplementEnding,

    /// <summary>A duty of payment is to be discharged.</summary>
    ObligationRequired,

    /// <summary>The dossier is stopped, for these reasons.</summary>
    DossierStopped,

    /// <summary>The dossier is not given back, for these reasons.</summary>
    WithdrawalDeclined,

    /// <summary>The result is there.</summary>
    ResultReady,

    /// <summary>It will be late: an apology and a new date (Form 04).</summary>
    ApologyMade,

    /// <summary>To staff: nobody has taken a dossier that is offered to their post.</summary>
    HandOverRinging,

    /// <summary>To staff: a dossier is due soon.</summary>
    DueSoon,

    /// <summary>The signed supplement request (Form 02), attached.</summary>
    SupplementRequestSigned,

    /// <summary>The signed refusal (Form 03), attached.</summary>
    RefusalSigned,

    /// <summary>The signed apology (Form 04), attached.</summary>
    ApologyLetterSigned,

    /// <summary>The signed stop notice, attached.</summary>
    StopNoticeSigned,

    /// <summary>The result is there, signed and sealed, attached.</summary>
    ResultSigned,

    /// <summary>To the supervisor: somebody opens unusually many dossiers that are not their work.</summary>
    UnusualLooks,

    /// <summary>A reflection was received; here is where to follow it.</summary>
    FeedbackReceived,

    /// <summary>Something was done about a reflection.</summary>
    FeedbackMoved,

    /// <summary>Something is due; here is where anybody who has the link pays it.</summary>
    PaymentDue,

    /// <summary>What was due is paid; the receipts are there.</summary>
    PaymentReceived,

    /// <summary>Whoever has the dossier has answered or asked something in it.</summary>
    OfficeWrote,

    /// <summary>The result was given to the post or the courier.</summary>
    ParcelSent,

    /// <summary>The post couldn't deliver it and brings it back.</summary>
    ParcelTurnedBack,

    /// <summary>The post doesn't take it: something else is to be chosen.</summary>
    ParcelRefused,

    /// <summary>It lies at the counter where it was wanted.</summary>
    ResultAtCounter,

    /// <summary>A link proves the address of a new account.</summary>
    AccountEmailProof,

    /// <summary>A link sets a new password.</summary>
    AccountPasswordReset,

    /// <summary>Somebody tried to register with an address that has an account.</summary>
    AccountAlreadyRegistered,

    /// <summary>The password was changed.</summary>
    AccountPasswordChanged,

    /// <summary>The dossier's time of retention ends: it will be destroyed.</summary>
    ErasureComing,

    /// <summary>A draft that nobody has touched will be thrown away.</summary>
    DraftEnding,

    /// <summary>A request about one's data has come.</summary>
    DataRequestAcknowledged,

    /// <summary>Its term was extended.</summary>
    DataRequestExtended,

    /// <summary>It was answered.</summary>
    DataRequestAnswered,

    /// <summary>It was refused.</summary>
    DataRequestRefused,

    /// <summary>The certificate of a member of staff ends soon.</summary>
    CertificateEnding,

    /// <summary>An answered request about one's data will be destroyed.</summary>
    DataRequestEnding,

    /// <summary>A profile that is used for nothing will be destroyed.</summary>
    ProfileEnding,

    /// <summary>A settled reflection will be destroyed.</summary>
    FeedbackEnding,

    /// <summary>An account that was closed long ago will be removed.</summary>
    AccountEnding,

    /// <summary>To an administrator: words of a notice that are being written, filled with examples.</summary>
    TemplateTest,
}
