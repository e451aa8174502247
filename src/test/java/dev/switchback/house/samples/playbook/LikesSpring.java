package dev.switchback.house.samples.playbook;

import org.springframework.stereotype.Component;

@Component
class LikesSpring {

}
