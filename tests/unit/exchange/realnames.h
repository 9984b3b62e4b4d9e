// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of methods and topics as papers and public lists use them. None of them is advertising.
#pragma once

#include <QString>
#include <QStringList>

namespace conspectus::test {

inline QStringList realNames()
{
    return QString::fromUtf8(R"(Attention Is All You Need
Linear Layer
Byte Pair Encoding
Adam
Residual Connection
Multi-Head Attention
Dropout
Dense Connections
Cosine Annealing
Softmax
Layer Normalization
Batch Normalization
Group Normalization
Instance Normalization
Weight Decay
Label Smoothing
Absolute Position Encodings
Position-Wise Feed-Forward Layer
Transformer
BERT
RoBERTa
ALBERT
DistilBERT
ELECTRA
GPT
GPT-2
GPT-3
T5
BART
XLNet
mBERT
XLM-R
ERNIE
DeBERTa
Longformer
BigBird
Reformer
Linformer
Performer
Swin Transformer
Vision Transformer
DeiT
CLIP
DALL·E 2
Stable Diffusion
Latent Diffusion Model
Denoising Diffusion Probabilistic Model
Score-Based Generative Modeling
Variational Autoencoder
β-VAE
VQ-VAE
VQ-VAE-2
GAN
WGAN-GP
CycleGAN
StyleGAN2
BigGAN
pix2pix
LSTM
BiLSTM
GRU
ELMo
Seq2Seq
Pointer Network
Memory Network
Neural Turing Machine
Convolution
1x1 Convolution
(2+1)D Convolution
3D Convolution
Depthwise Separable Convolution
Dilated Convolution
Grouped Convolution
Deformable Convolution
Transposed Convolution
Max Pooling
Average Pooling
Global Average Pooling
Spatial Pyramid Pooling
RoIAlign
ReLU
Leaky ReLU
GELU
SiLU
Swish
Mish
ELU
SELU
PReLU
Tanh Activation
Sigmoid Activation
Maxout
ResNet
ResNet-50
ResNeXt
Wide ResNet
DenseNet
VGG-16
AlexNet
LeNet
GoogLeNet
Inception-v3
Inception-ResNet-v2
Xception
MobileNetV2
EfficientNet
ShuffleNet v2
SqueezeNet
NASNet
U-Net
U-Net++
V-Net
FCN
SegNet
DeepLabv3+
PSPNet
Mask R-CNN
Faster R-CNN
Fast R-CNN
YOLOv3
YOLOv8
SSD
RetinaNet
Focal Loss
Feature Pyramid Network
CenterNet
DETR
Region Proposal Network
Non Maximum Suppression
SGD
SGD with Momentum
Nesterov Accelerated Gradient
RMSProp
AdaGrad
AdamW
LAMB
AMSGrad
Lookahead
Gradient Clipping
Early Stopping
Linear Warmup With Linear Decay
Step Decay
Exponential Decay
Polynomial Rate Decay
Cyclical Learning Rate Policy
1cycle learning rate scheduling policy
WordPiece
SentencePiece
fastText
word2vec
GloVe
node2vec
DeepWalk
GCN
Graph Attention Network
GraphSAGE
Message Passing Neural Network
TransE
RotatE
ComplEx
Node2Vec++
k-NN
k-Means Clustering
DBSCAN
t-SNE
UMAP
PCA
Principal Components Analysis
Independent Component Analysis
SVM
Support Vector Machine
Random Forest
XGBoost
LightGBM
CatBoost
AdaBoost
Logistic Regression
Linear Regression
LASSO
Ridge Regression
Naive Bayes
Gaussian Process
Hidden Markov Model
Conditional Random Field
CRF
Expectation Maximization
Q-Learning
Double Q-learning
Deep Q-Network
Rainbow DQN
Dueling Network
A3C
A2C
PPO
TRPO
DDPG
TD3
Soft Actor-Critic
REINFORCE
Monte-Carlo Tree Search
AlphaZero
MuZero
Experience Replay
Prioritized Experience Replay
Entropy Regularization
Target Policy Smoothing
SimCLR
MoCo
BYOL
SwAV
DINO
InfoNCE
Contrastive Learning
Triplet Loss
Masked Autoencoder
LoRA
QLoRA
Adapter
Prefix-Tuning
Prompt Tuning
P-Tuning v2
Instruction Tuning
Chain-of-thought prompting
Self-Consistency
ReAct
Retrieval-Augmented Generation
RLHF
DPO
Direct Preference Optimization
Constitutional AI
Mixture of Experts
Switch Transformer
Knowledge Distillation
Pruning
Quantization
Neural Architecture Search
DARTS
AutoML
Mixup
CutMix
Cutout
RandAugment
AutoAugment
Test-time Augmentation
Recall@K
Precision@k
NDCG@10
mAP@0.5
Hits@10
pass@k
P@1
C++
C#
ASP.NET Core
What is a topic model
HowNet
How2Sign
How to Train Your MAML
When to Retrieve
Ask Me Anything
Answer Set Programming
Question Answering
Visual Question Answering
Open-Domain QA
Who's Waldo
FAQ Retrieval Systems
Online Learning
Online Deep Learning
Online Hard Example Mining
24-hour Ambulatory Monitoring
Call Graph Analysis
Call Center Operations
Customer Service Quality and Loyalty
Customer churn and segmentation
Consumer Behavior in Brand Consumption
Telemedicine and Telehealth Implementation
Mobile Health and mHealth Applications
Airline Revenue Management
Aviation Industry Analysis and Trends
Air Traffic Management and Optimization
Hotel booking prediction
Tourism and travel demand
Tax refund and compliance behaviour
Banking stability and regulation
Blockchain Technology Applications and Security
Cryptocurrency price prediction
Bitcoin
Discount Factor
Hyperbolic discounting
Price Elasticity
Gambling Behavior and Treatments
Sports Analytics and Performance
Weight Loss and Obesity Treatments
Opioid Use Disorder Treatment
Sildenafil pharmacology
Tramadol metabolism
Escort cells
Deal or No Deal negotiation
Buy Till You Die
Cheap Talk
Support Vector Data Description
Contact Tracing
Contact Graspnet
Phone Recognition
Number Fields
Live Cell Imaging
Real-time chat translation
Human-in-the-loop
Speak to me
Amazon Reviews
Netflix Prize
Yelp Review Polarity
Twitter Sentiment
Instagram Posts Analysis
WhatsApp misinformation
TikTok and adolescents
Machine Learning in Healthcare
Artificial Intelligence in Healthcare and Education
Topic Modeling
Natural Language Processing Techniques
Multimodal Machine Learning Applications
Advanced Neural Network Applications
Biomedical Text Mining and Ontologies
Electronic Health Records Systems
Cosmology and Gravitation Theories
Gamma-ray bursts and supernovae
Solar and Space Plasma Dynamics
Domain Adaptation and Few-Shot Learning
Explainable Artificial Intelligence (XAI)
Adversarial Robustness in Machine Learning
Privacy-Preserving Technologies in Data
Radiomics and Machine Learning in Medical Imaging
COVID-19 diagnosis using AI
AI in cancer detection
Radiology practices and education
Clinical Reasoning and Diagnostic Skills
Sepsis Diagnosis and Treatment
Statistical Methods and Inference
Bayesian Methods and Mixture Models
Stochastic Gradient Optimization Techniques
Sparse and Compressive Sensing Techniques
Face recognition and analysis
Handwritten Text Recognition Techniques
Speech Recognition and Synthesis
Music and Audio Processing
Recommender Systems and Techniques
Web Data Mining and Analysis
Sentiment Analysis and Opinion Mining
Hate Speech and Cyberbullying Detection
Misinformation and Its Impacts
Legal Education and Practice Innovations
Software Engineering Research
Quantum Computing Algorithms and Architecture
Protein Structure and Dynamics
Single-cell and spatial transcriptomics
Genomics and Rare Diseases
α-Rank
ε-Greedy Exploration
λ-returns
TD(λ)
χ² test
ℓ1 regularization
F1-score
*-Net
[MASK] prediction
{0,1}-loss
A* search
Self-Attention Guided GAN™-free baseline
IMPALA
R(2+1)D
ARPANET 1969-1990
ISO 9001:2015
ICD-10-CM
CIFAR-10/100
SE(3)-Transformers
GPT-4o mini
Llama-2-70b-chat-hf
Qwen2.5-VL-72B-Instruct
Test
注意力机制
Трансформер
)")
        .split(u'\n', Qt::SkipEmptyParts);
}

} // namespace conspectus::test
