import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { CertificateChallenge, StaffCertificate } from '../../api/staff-types';
import { Bytes, fromBase64, toBase64 } from '../keys/bytes';
import { defaultAlgorithm, KeyFamily, sign } from '../keys/key-kinds';
import { toPem } from '../keys/pem';
import { OpenKey } from '../sign/signing-keys';

/** Makes a certificate of an outside authority known to the server, with proof that its key is ours. */
@Service()
export class Registration {
  private readonly http = inject(HttpClient);

  register(certificates: readonly Bytes[], family: KeyFamily, open: OpenKey): Promise<StaffCertificate> {
    const algorithm = defaultAlgorithm(family);
    return this.registerWith(certificates, async ({ bytesToSign }) =>
      sign(await open(algorithm), algorithm, fromBase64(bytesToSign)),
    );
  }

  /** With a key that signs elsewhere. */
  async registerWith(
    certificates: readonly Bytes[],
    prove: (challenge: CertificateChallenge) => Promise<Bytes>,
  ): Promise<StaffCertificate> {
    const [own = '', ...chain] = certificates.map((der) => toPem('CERTIFICATE', der));
    const challenge = await firstValueFrom(
      this.http.post<CertificateChallenge>('/api/certificates/challenges', {}),
    );
    const signature = toBase64(await prove(challenge));
    return firstValueFrom(
      this.http.post<StaffCertificate>('/api/certificates', {
        certificatePem: own,
        chainPem: chain.join('') || undefined,
        proof: { challengeId: challenge.challengeId, signature },
      }),
    );
  }
}
