package dev.switchback.house.samples.catalog;

import com.azure.core.credential.TokenCredential;

record SpeaksAzure(TokenCredential credential) {
}
