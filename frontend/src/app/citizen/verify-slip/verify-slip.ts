import { Component } from '@angular/core';

@Component({ selector: 'ops-verify-slip', template: '' })
export class VerifySlip {}
