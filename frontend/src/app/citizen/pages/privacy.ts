import { Component } from '@angular/core';

@Component({ selector: 'ops-privacy', template: '' })
export class Privacy {}
