import module java.base;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;

/// Takes the annotations off the components of compiled records. A JVM that is to replace a record's class for the second
/// time takes them for changed ones, because the constant pool has moved, and refuses or crashes; a mutation test would
/// then count an error of the JVM as a mistake that was noticed.
void main(String... directories) throws IOException {
	for (var directory : directories) {
		try (var files = Files.walk(Path.of(directory))) {
			for (var file : files.filter((path) -> path.toString().endsWith(".class")).toList()) {
				bare(file);
			}
		}
	}
}

void bare(Path file) throws IOException {
	var model = ClassFile.of().parse(file);
	if (model.findAttribute(java.lang.classfile.Attributes.record()).isEmpty()) {
		return;
	}
	ClassTransform bare = (builder, element) -> builder.with(element instanceof RecordAttribute components
			? RecordAttribute.of(components.components().stream().map(this::bare).toList()) : element);
	Files.write(file, ClassFile.of().transformClass(model, bare));
}

RecordComponentInfo bare(RecordComponentInfo component) {
	return RecordComponentInfo.of(component.name(), component.descriptor(),
			component.attributes()
				.stream()
				.filter((attribute) -> !(attribute instanceof RuntimeVisibleAnnotationsAttribute
						|| attribute instanceof RuntimeVisibleTypeAnnotationsAttribute))
				.toList());
}
