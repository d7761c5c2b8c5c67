import { Component } from '@angular/core';

@Component({ selector: 'ops-accessibility', template: '' })
export class Accessibility {}
