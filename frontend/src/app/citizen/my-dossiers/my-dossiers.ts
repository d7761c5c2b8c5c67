import { Component } from '@angular/core';

@Component({ selector: 'ops-my-dossiers', template: '' })
export class MyDossiers {}
