import { Component } from '@angular/core';

@Component({ selector: 'ops-ask-code', template: '' })
export class AskCode {}
