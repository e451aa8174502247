package dev.switchback.house.samples.attic;

class Stranger {

}
