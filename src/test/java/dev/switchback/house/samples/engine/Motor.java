package dev.switchback.house.samples.engine;

public class Motor {

}
